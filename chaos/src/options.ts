import { parseArgs } from 'node:util'
import { type Scenario, type Size, scenarios } from './scenarios.ts'

export interface Options {
  form: 'short' | 'long'
  seed: number
  scenarios: readonly Scenario[]
  /** Of each scenario, instead of those of the form. */
  size: Partial<Size>
  /** File for the counts of what passed, for `npm test`. */
  report: string | null
}

export const usage = `pnpm chaos [--long] [--seed 1] [--scenario ${scenarios[0]?.name}] [--records 20000] [--strikes 10] [--report file]
Scenarios: ${scenarios.map(({ name }) => name).join(', ')}`

/** Reads the command line. Throws a sentence. */
export const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      long: { type: 'boolean', default: false },
      seed: { type: 'string' },
      scenario: { type: 'string', multiple: true },
      records: { type: 'string' },
      strikes: { type: 'string' },
      report: { type: 'string' },
    },
  })
  const chosen = scenarios.filter(({ name, short }) =>
    values.scenario ? values.scenario.includes(name) : values.long || short !== null,
  )
  if (chosen.length === 0) throw new Error(`There is no such scenario.\n${usage}`)
  const records = whole('records', values.records)
  const strikes = whole('strikes', values.strikes)
  return {
    form: values.long ? 'long' : 'short',
    seed: whole('seed', values.seed) ?? Math.floor(Math.random() * 1_000_000),
    scenarios: chosen,
    size: { ...(records !== null && { records }), ...(strikes !== null && { strikes }) },
    report: values.report ?? null,
  }
}

const whole = (name: string, text: string | undefined): number | null => {
  if (text === undefined) return null
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is a whole number.\n${usage}`)
  return Number(text)
}
