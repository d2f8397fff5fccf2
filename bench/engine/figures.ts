import { readFileSync } from 'node:fs'

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The value that `share` (0 to 1) of the others do not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

export const rounded = (value: number): string => Math.round(value).toLocaleString('en')

/** One line of a report. */
export const tell = (name: string, value: string, remark = '') =>
  console.log(`${name.padEnd(34)}${value.padStart(20)}  ${remark}`.trimEnd())

/** Memory of a process in MiB: now, and the most it ever had. */
export const memory = (pid: number | undefined): { now: number; most: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: field('VmRSS'), most: field('VmHWM') }
}
