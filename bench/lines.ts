import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')

const report = (name: string, of: string[]) => {
  const lines = of
    .map((file) => readFileSync(`${root}/${file}`, 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))]
  console.log(`${name}: ${lines.length} files, median ${at(0.5)}, p95 ${at(0.95)}, max ${lines.at(-1)}`)
}
const isTest = (file: string) => /\.(test|story)\.tsx?$/.test(file) || file.startsWith('e2e/')
report(
  'source',
  files.filter((file) => !isTest(file)),
)
report('tests', files.filter(isTest))
