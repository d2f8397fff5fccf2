import { setTimeout as wait } from 'node:timers/promises'

/** Longer than the longest time the engine waits before it tries again. */
const stillSeconds = 420

/**
 * Looks again and again until it is so. A slow machine only makes it slow: it fails when `sign`, which tells of any
 * movement, has stayed the same for minutes, and says with what.
 */
export const until = async (
  what: string,
  isSo: () => Promise<boolean> | boolean,
  sign: () => string,
  pauseMs = 20,
): Promise<void> => {
  let seen = sign()
  let since = performance.now()
  while (!(await isSo())) {
    await wait(pauseMs)
    const now = sign()
    if (now !== seen) [seen, since] = [now, performance.now()]
    else if (performance.now() - since > stillSeconds * 1000)
      throw new Error(`Nothing moved for ${stillSeconds} s while waiting until ${what}. Last seen: ${seen}`)
  }
}
