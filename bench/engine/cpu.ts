import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const cores = availableParallelism()
/** `/proc` counts in these, whatever the clock of the kernel. */
const ticksPerSecond = 100

/** Seconds of CPU that this process and all that it started have used: Ferry, PostgreSQL, the sink and the loops. */
const cpuSeconds = (pid: number = process.pid): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Its own, in user and kernel mode, and those of children that have ended.
    const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
    return children.reduce((sum, child) => sum + cpuSeconds(Number(child)), own)
  } catch {
    // It ended meanwhile.
    return 0
  }
}

/** What some work gave, and the µs of CPU that it took of the whole machine for each record. */
export const withCpu = async <T>(
  records: number,
  work: () => Promise<T>,
): Promise<{ result: T; cpu: number }> => {
  const before = cpuSeconds()
  const result = await work()
  return { result, cpu: ((cpuSeconds() - before) / records) * 1e6 }
}

/** Such a cost in words, with the rate that the machine could reach if nothing ever waited. */
export const cpuRemark = (cpu: number): string =>
  `${cpu.toFixed(1)} µs of CPU a record in all processes: at most ${Math.round((cores * 1e6) / cpu).toLocaleString('en')} records/s on ${cores} cores`
