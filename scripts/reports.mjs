import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './root.mjs'

/** So many lines of what a failure said are told again. */
const linesOfAFailure = 8

/** Without the ways through the runner itself, and without this machine's folders. */
const failure = (title, said = '') => {
  const lines = stripVTControlCharacters(said)
    .replaceAll(join(root, '/'), '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, linesOfAFailure)
  return [title, ...lines.map((line) => `    ${line}`)].join('\n')
}

/** What Vitest counted and what failed, by its JSON report and the errors that no test caught. */
export const ofVitest = (report, unhandled) => {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length + (unhandled.length > 0 ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) =>
            failure(`${relative(root, name)} › ${fullName}`, failureMessages[0]),
          ),
      ),
      ...broken.map(({ name, message }) => failure(relative(root, name), message)),
      ...unhandled.map(({ name, message, stack }) =>
        failure('No test caught this', stack ?? `${name}: ${message}`),
      ),
    ],
  }
}

/** What Playwright counted and what failed, by its JSON report. */
export const ofPlaywright = ({ stats, errors, suites }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
  failures: [
    ...suites
      .flatMap(specsIn)
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) =>
        failure(`${file}:${line} › ${title}`, tests.at(-1)?.results.at(-1)?.error?.message),
      ),
    ...errors.map(({ message }) => failure('No story caught this', message)),
  ],
})

const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)]
