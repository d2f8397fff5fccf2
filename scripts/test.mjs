import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, faketime, postgres } from './needs.mjs'
import { execute, pnpm, workspaceEnv } from './process.mjs'
import { ofPlaywright, ofVitest } from './reports.mjs'
import { inRoot } from './root.mjs'
import { build, install } from './setup.mjs'

const results = (name) => inRoot('.ferry', 'results', name)

const readResults = (name) => JSON.parse(readFileSync(results(name), 'utf8'))

/** What a runner counted; a report that is missing, or an end in anger without a failure, means that the runner itself broke. */
const counted = (runner, code, read) => {
  const broke = { passed: 0, failed: 1, skipped: 0, failures: [`${runner} ended with ${code}`] }
  if (!existsSync(results(`${runner}.json`))) return broke
  const counts = read(readResults(`${runner}.json`))
  if (code === 0 || counts.failed > 0) return counts
  return { ...counts, failed: broke.failed, failures: broke.failures }
}

const heading = (text) => console.log(`\n── ${text} ──`)

/** A step without tests of its own counts as one: it passes or it fails. */
const check = async (title, command, args, env) => {
  heading(title)
  return checked(title, await execute(command, args, { env }))
}

const checked = (title, code) =>
  code === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [title] }

const unit = async (env) => {
  heading('Unit, property and server tests')
  const reporters = ['default', 'json', inRoot('scripts', 'unhandled-reporter.mjs')]
  const args = ['run', ...reporters.map((one) => `--reporter=${one}`)]
  const code = await execute('vitest', [...args, `--outputFile.json=${results('vitest.json')}`], {
    env: { ...env, UNHANDLED_ERRORS_FILE: results('unhandled.json') },
  })
  const unhandled = existsSync(results('unhandled.json')) ? readResults('unhandled.json') : []
  return counted('vitest', code, (report) => ofVitest(report, unhandled))
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
    return checked('Chromium for the stories', 1)
  }
  const code = await execute('playwright', ['test', ...args], {
    cwd: inRoot('e2e'),
    env: {
      ...env,
      PATH: `${inRoot('e2e/node_modules/.bin')}:${env.PATH}`,
      PLAYWRIGHT_JSON_OUTPUT_FILE: results('playwright.json'),
      ...(browser.path && { E2E_CHROMIUM: browser.path }),
    },
  })
  return counted('playwright', code, ofPlaywright)
}

/** Kills and breaks a running Ferry in the short form; each scenario counts as one. */
const chaos = async (env) => {
  heading('Chaos, the short form')
  await faketime()
  const code = await execute('node', [inRoot('chaos/src/main.ts'), '--report', results('chaos.json')], {
    env,
  })
  return counted('chaos', code, (report) => report)
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
  all.push(checked('Types', types))
  all.push(await check('Format', 'biome', ['check', '.'], env))
  all.push(await check('Lint and walls', 'oxlint', ['--type-aware', '--deny-warnings'], env))
  all.push(await check('Rules of the repository', process.execPath, [inRoot('scripts/check-repo.mjs')], env))
  await postgres()
  all.push(await unit(env))
  await build()
  all.push(await stories(env, args))
  all.push(await chaos(env))

  const failures = all.flatMap((one) => one.failures)
  if (failures.length > 0) {
    heading('What failed')
    for (const one of failures) console.log(one)
  }
  const total = (key) => all.reduce((sum, counts) => sum + counts[key], 0)
  const skipped = total('skipped')
  console.log(
    `\n${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`,
  )
  return total('failed') === 0 ? 0 : 1
}
