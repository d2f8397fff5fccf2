/** A way to do the work that is measured, and its CPU seconds in each round. */
export interface Contender {
  name: string
  run: () => unknown
}

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Runs all contenders in turn, so that a busy machine slows them alike, and gives the median CPU seconds of each.
 * The first two rounds only warm up.
 */
export const medianSeconds = (contenders: readonly Contender[], rounds: number): number[] => {
  const taken = contenders.map((): number[] => [])
  for (let round = -2; round < rounds; round += 1) {
    for (const [index, { run }] of contenders.entries()) {
      const before = cpuSeconds()
      run()
      if (round >= 0) taken[index]?.push(cpuSeconds() - before)
    }
  }
  return taken.map(median)
}
