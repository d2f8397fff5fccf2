import { setTimeout as wait } from 'node:timers/promises'
import { addStorm } from './faults.ts'
import type { Random } from './random.ts'
import type { World } from './world/world.ts'

/** One blow: does it, and says what it was, as it is counted at the end. */
export type Strike = (world: World, random: Random) => Promise<string>

/** How often what is started again is killed once more before it is ready. */
const again = 0.25
const longestStartMs = 1_500

/** kill -9 for one of Ferry's processes: the one that answers, or any that delivers. */
export const killProgram: Strike = async ({ programs }, random) => {
  const victim = random.pick(programs)
  await victim.kill()
  if (random.share() < again) {
    await wait(random.below(longestStartMs))
    await victim.kill()
  }
  return 'kill -9 of Ferry'
}

/** kill -9 for PostgreSQL, every process of it; it comes back a moment later. */
export const killPostgres: Strike = async ({ cluster }, random) => {
  await cluster?.kill()
  await wait(random.below(500))
  await cluster?.start()
  return 'kill -9 of PostgreSQL'
}

/** kill -9 for one process that serves a connection, after which PostgreSQL ends all others itself. */
export const killBackend: Strike = async ({ cluster }, random) => {
  const died = await cluster?.killBackend(random.below(1_000)).catch(() => false)
  return died ? 'kill -9 of a backend' : 'a backend that was gone'
}

/** What an operator does: fast shutdown, and a start. */
export const restartPostgres: Strike = async ({ cluster }, random) => {
  await cluster?.stop()
  await wait(random.below(500))
  await cluster?.start()
  return 'restart of PostgreSQL'
}

export const limitStorm: Strike = async ({ witness }, random) => {
  await addStorm(witness, 'rate_limit', 5 + random.below(20))
  return 'storm of 429'
}

export const errorStorm: Strike = async ({ witness }, random) => {
  await addStorm(witness, 'status', 2 + random.below(6))
  return 'storm of 503'
}

const jumps = [-86_400, -3_600, -30, 0, 45, 3_600, 86_400] as const

export const jumpClock: Strike = async ({ clock }, random) => {
  await clock?.set(random.pick(jumps))
  return 'jump of the clock'
}
