import { writeFileSync } from 'node:fs'

/** Of Vitest: keeps the errors that no test caught, which fail a run and are left out of its JSON report. */
export default class UnhandledReporter {
  onTestRunEnd(_modules, errors) {
    const kept = errors.map(({ name, message, stack }) => ({ name, message, stack }))
    writeFileSync(process.env.UNHANDLED_ERRORS_FILE, JSON.stringify(kept))
  }
}
