import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { fingerprint, stamp } from './fingerprint.mjs'
import { execute, node24, pnpm, workspaceEnv } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'

const packageFolders = ['apps', 'packages'].flatMap((group) =>
  readdirSync(inRoot(group)).map((name) => `${group}/${name}`),
)
const manifests = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  ...[...packageFolders, 'e2e', 'bench'].map((folder) => `${folder}/package.json`),
]

/** Installs from the lockfile, unless that was done since it last changed. */
export const install = async () => {
  const wanted = fingerprint(manifests)
  const installed = stamp('installed')
  if (installed.read() === wanted && existsSync(inRoot('node_modules/node/bin'))) return
  console.log('Installing what Ferry needs (the first time only) …')
  const code = await pnpm(['install', '--frozen-lockfile', '--reporter=append-only'])
  if (code !== 0) {
    throw new Refusal(
      'The packages could not be installed. Is the npm registry reachable from here? Nothing was started; run the same command again.',
    )
  }
  installed.write(wanted)
}

/** Builds the web app into a folder of its own and swaps it in, so that a half-built one is never served. */
export const build = async () => {
  const wanted = fingerprint(['apps/web', 'packages/core', 'packages/contract', 'pnpm-lock.yaml'])
  const built = stamp('built')
  const dist = inRoot('apps/web/dist')
  if (built.read() === wanted && existsSync(dist)) return
  console.log('Building the web app …')
  const fresh = inRoot(`apps/web/dist-${process.pid}`)
  const vite = inRoot('apps/web/node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']
  if ((await execute(node24(), args, { cwd: inRoot('apps/web'), env: workspaceEnv() })) !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Refusal('The web app could not be built; the reason is above. Nothing was started.')
  }
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  built.write(wanted)
}

export const run = async () => {
  await install()
  await build()
  return 0
}
