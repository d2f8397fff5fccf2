import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../apps/web/dist/', import.meta.url))
const html = readFileSync(`${dist}index.html`, 'utf8')
const size = (file: string) => gzipSync(readFileSync(`${dist}${file}`), { level: 9 }).length
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

/** What the page asks for before any script runs: its scripts, preloaded modules and style sheets. */
const first = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].flatMap(
  ([, file]) => file ?? [],
)
const all = readdirSync(`${dist}assets`)
  .filter((file) => /\.(js|css)$/.test(file))
  .map((file) => `assets/${file}`)

console.log(
  `first load: ${kilobytes(first.reduce((sum, file) => sum + size(file), 0))} gzip in ${first.length} files`,
)
for (const file of all.sort((a, b) => size(b) - size(a)).slice(0, 15)) {
  console.log(`  ${kilobytes(size(file)).padStart(9)} ${file}${first.includes(file) ? ' (first)' : ''}`)
}
