// `pnpm fuzz`: a million inputs over all that reads text. `--seed 1 --inputs 10000 --only curl` choose others.
// The inputs run in a thread, so that one that never ends is noticed too.
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import * as fc from 'fast-check'
import { subjects } from './fuzz-subjects.ts'

interface Run {
  seed: number
  inputs: number
  only: string | undefined
  /** How many inputs have begun: the thread counts, the watch looks whether it still does. */
  begun: Int32Array
}

/** Milliseconds. */
const longestInput = 1000
const longestSilence = 10_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** An input is slow when it is so twice: the first time may be the machine's. */
const timed = (check: () => void): number => {
  const start = performance.now()
  check()
  return performance.now() - start
}

const runSubjects = ({ seed, inputs, only, begun }: Run): void => {
  const chosen = subjects.filter(({ name }) => only === undefined || name === only)
  const shares = chosen.reduce((sum, { share }) => sum + share, 0)
  let total = 0
  for (const { name, share, property } of chosen) {
    let slowest = 0
    const around = (check: () => void): void => {
      Atomics.add(begun, 0, 1)
      const took = timed(check)
      const least = took > longestInput ? Math.min(took, timed(check)) : took
      slowest = Math.max(slowest, least)
      if (least > longestInput) throw new Error(`This input took ${Math.round(least)} ms.`)
    }
    const start = performance.now()
    const numRuns = Math.ceil((inputs * share) / shares)
    const details = fc.check(property(around), { seed, numRuns, includeErrorInReport: true })
    total += details.numRuns
    if (details.failed) {
      say(`${name}: ${fc.defaultReportMessage(details as fc.RunDetails<unknown>)}`)
      process.exitCode = 1
      return
    }
    const took = `${((performance.now() - start) / 1000).toFixed(1)} s`
    say(`${name}: ${details.numRuns} inputs in ${took}, the slowest ${slowest.toFixed(1)} ms`)
  }
  say(`${total} inputs, no crash, no hang, seed ${seed}`)
}

const watch = (): void => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      inputs: { type: 'string', default: '1000000' },
      only: { type: 'string' },
    },
  })
  const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed)
  const inputs = Number(values.inputs)
  if (!Number.isInteger(seed) || !Number.isInteger(inputs) || inputs < 1)
    throw new Error('--seed and --inputs are whole numbers.')
  if (values.only !== undefined && !subjects.some(({ name }) => name === values.only))
    throw new Error(`--only is one of: ${subjects.map(({ name }) => name).join(', ')}.`)
  say(`seed ${seed}`)
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { seed, inputs, only: values.only, begun } satisfies Run,
  })
  let seen = -1
  const timer = setInterval(() => {
    const now = Atomics.load(begun, 0)
    if (now === seen) {
      say(`Input ${now} of seed ${seed} does not end.`)
      process.exit(1)
    }
    seen = now
  }, longestSilence)
  thread.on('exit', (code) => {
    clearInterval(timer)
    process.exitCode = code
  })
}

if (isMainThread) watch()
else runSubjects(workerData as Run)
