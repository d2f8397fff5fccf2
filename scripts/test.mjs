import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, faketime, postgres } from './needs.mjs'
import { execute, pnpm, workspaceEnv } from './process.mjs'
import { inRoot } from './root.mjs'
import { build, install } from './setup.mjs'

const results = (name) => inRoot('.ferry', 'results', name)

/** What a runner's JSON report counted; a report that is missing means that the runner itself broke. */
const counted = (file, read) => {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  return read(JSON.parse(readFileSync(file, 'utf8')))
}
const vitestCounts = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .length,
  skipped: report.numPendingTests + report.numTodoTests,
})
const playwrightCounts = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
})

const heading = (text) => console.log(`\n── ${text} ──`)

/** A step without tests of its own counts as one: it passes or it fails. */
const check = async (title, command, args, env) => {
  heading(title)
  const passed = (await execute(command, args, { env })) === 0
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

const unit = async (env) => {
  heading('Unit, property and server tests')
  const report = results('vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await execute('vitest', args, { env })
  const counts = counted(report, vitestCounts)
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const stories = async (env, args) => {
  heading('Stories in a real browser')
  const require = createRequire(inRoot('e2e/package.json'))
  const own = require('@playwright/test').chromium.executablePath()
  const browser = await chromium(own)
  if (!browser.found) {
    console.error(
      'There is no Chromium for the stories. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it in E2E_CHROMIUM, then run the same command again.',
    )
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const report = results('playwright.json')
  const code = await execute('playwright', ['test', ...args], {
    cwd: inRoot('e2e'),
    env: {
      ...env,
      PATH: `${inRoot('e2e/node_modules/.bin')}:${env.PATH}`,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(browser.path && { E2E_CHROMIUM: browser.path }),
    },
  })
  const counts = counted(report, playwrightCounts)
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Kills and breaks a running Ferry in the short form; each scenario counts as one. */
const chaos = async (env) => {
  heading('Chaos, the short form')
  await faketime()
  const report = results('chaos.json')
  const code = await execute('node', [inRoot('chaos/src/main.ts'), '--report', report], { env })
  const counts = counted(report, (scenarios) => scenarios)
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Runs everything even when something failed, so that one run tells all. Answers 0 only if all passed. */
export const run = async (args) => {
  await install()
  rmSync(inRoot('.ferry', 'results'), { recursive: true, force: true })
  mkdirSync(inRoot('.ferry', 'results'), { recursive: true })
  const env = workspaceEnv({ NO_COLOR: process.env.NO_COLOR ?? '1', FERRY_TEST: '1' })

  const all = []
  heading('Types')
  const types = await pnpm(['run', 'typecheck'], { env })
  all.push({ passed: types === 0 ? 1 : 0, failed: types === 0 ? 0 : 1, skipped: 0 })
  all.push(await check('Format', 'biome', ['check', '.'], env))
  all.push(await check('Lint and walls', 'oxlint', ['--type-aware', '--deny-warnings'], env))
  all.push(await check('Rules of the repository', process.execPath, [inRoot('scripts/check-repo.mjs')], env))
  await postgres()
  all.push(await unit(env))
  await build()
  all.push(await stories(env, args))
  all.push(await chaos(env))

  const total = (key) => all.reduce((sum, counts) => sum + counts[key], 0)
  const skipped = total('skipped')
  console.log(
    `\n${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`,
  )
  return total('failed') === 0 ? 0 : 1
}
