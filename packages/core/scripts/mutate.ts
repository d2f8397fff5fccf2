// `pnpm mutate`: breaks `verdict` and `plan` in every small way Stryker knows, and prints what no test noticed. Options go to
// Stryker: `--mutate src/lago/verdict.ts`. Works in a copy with an install of its own: Stryker's 150 packages are not
// everybody's, and it cannot read the tsconfig of a TypeScript this new, so the copy has none. It counts the tests
// of `mutation/vitest.config.ts`, which take moments.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const core = fileURLToPath(new URL('..', import.meta.url))
const copy = join(tmpdir(), 'ferry-core-mutation/')

mkdirSync(copy, { recursive: true })
for (const folder of ['src', 'scripts', 'fixtures']) {
  rmSync(copy + folder, { recursive: true, force: true })
  cpSync(core + folder, copy + folder, { recursive: true, filter: (file) => !file.endsWith('tsconfig.json') })
}
cpSync(`${core}mutation`, copy, { recursive: true })
const run = (command: string, ...options: string[]): void =>
  void execFileSync(command, options, { cwd: copy, stdio: 'inherit' })
run('pnpm', 'install', '--ignore-workspace', '--prefer-offline', '--reporter=silent')
run(`${copy}node_modules/.bin/stryker`, 'run', ...process.argv.slice(2))
