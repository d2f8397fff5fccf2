import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot, root } from './root.mjs'

const skipped = new Set(['node_modules', 'dist', 'data', '.git', '.ferry'])

function* files(path) {
  if (statSync(path).isFile()) {
    yield path
    return
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!skipped.has(entry.name) && !entry.name.startsWith('dist-')) yield* files(join(path, entry.name))
  }
}

/** SHA-256 over names and contents of files and folders, given relative to the repository. */
export const fingerprint = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of files(inRoot(path)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** What a finished step left behind, so that it is skipped while nothing it depends on has changed. */
export const stamp = (name) => {
  const file = inRoot('.ferry', name)
  return {
    read: () => {
      try {
        return readFileSync(file, 'utf8')
      } catch {
        return null
      }
    },
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, value)
    },
  }
}
