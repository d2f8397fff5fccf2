import { writeFileSync } from 'node:fs'
import { readOptions } from './options.ts'
import { lostAndDoubled, sum, tellResult } from './report.ts'
import { runScenario } from './run.ts'
import { Missing } from './world/world.ts'

// What was started is ended by handlers of `exit`.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log(`Ended by ${signal}.`)
    process.exit(1)
  })
}

const options = readOptions(process.argv.slice(2))
const totals = { kills: 0, records: 0, lost: 0, doubled: 0, wrong: 0 }
const counts = { passed: 0, failed: 0, skipped: 0 }
/** How to see each failure again. */
const failures: string[] = []

const fail = (again: string) => {
  failures.push(again)
  console.log(`FAILED. Run it again: ${again}`)
}

console.log(`seed ${options.seed}, ${options.form} form`)
for (const scenario of options.scenarios) {
  const size = {
    ...(options.form === 'short' && scenario.short ? scenario.short : scenario.long),
    ...options.size,
  }
  const again = `pnpm chaos ${options.form === 'long' ? '--long ' : ''}--seed ${options.seed} --scenario ${scenario.name} --records ${size.records} --strikes ${size.strikes}`
  const { setup, store } = scenario.world
  console.log(`\n── ${scenario.name}: ${setup}, Lago keeps events in ${store} ──`)
  const started = performance.now()
  try {
    const result = await runScenario(scenario, size, options.seed)
    tellResult(result)
    const { lost, doubled, wrong } = lostAndDoubled(result.judged)
    totals.kills += result.kills
    totals.records += sum(result.judged, ({ load }) => load.count)
    totals.lost += lost
    totals.doubled += doubled
    totals.wrong += wrong.length
    const isRight = lost + doubled + wrong.length === 0
    counts[isRight ? 'passed' : 'failed'] += 1
    if (!isRight) fail(again)
  } catch (error) {
    if (error instanceof Missing) {
      counts.skipped += 1
      console.log(`NOT RUN: ${error.message}.`)
    } else {
      counts.failed += 1
      fail(again)
      console.log(error instanceof Error ? error.message : error)
    }
  }
  console.log(`${Math.round((performance.now() - started) / 1000)} s`)
}

const number = (value: number) => value.toLocaleString('en')
console.log(`\nseed ${options.seed}: ${number(totals.kills)} kills, ${number(totals.records)} records`)
console.log(`${counts.passed} scenarios passed, ${counts.failed} failed, ${counts.skipped} not run`)
console.log(`lost ${number(totals.lost)}, doubled ${number(totals.doubled)}`)
if (options.report) writeFileSync(options.report, JSON.stringify({ ...counts, failures }))
process.exit(counts.failed === 0 ? 0 : 1)
