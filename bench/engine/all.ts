// The engine's benchmarks one after another, each in a process of its own; with a name only that one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const benches = ['versus-bare', 'versus-client', 'two-workers', 'id-check', 'cost', 'api', 'stream', 'ingest']

const [, , name, ...args] = process.argv
const chosen = name === undefined ? benches : benches.filter((bench) => bench === name)
if (chosen.length === 0) throw new Error(`There is no benchmark ${name}. There are: ${benches.join(', ')}.`)

for (const bench of chosen) {
  console.log(`\n── ${bench} ──`)
  const file = fileURLToPath(new URL(`${bench}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
}
