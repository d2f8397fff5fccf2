import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** Processes that this one started, where the system tells (Linux); elsewhere none. */
export const childrenOf = async (pid: number): Promise<number[]> => {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return listed.trim().split(' ').filter(Boolean).map(Number)
}

/** kill -9 for all of them; resolves when none is left. */
export const killAll = async (pids: readonly number[]): Promise<void> => {
  for (const pid of pids) signal(pid, 'SIGKILL')
  for (const pid of pids) while (await runs(pid)) await wait(5)
}

const signal = (pid: number, name: 'SIGKILL') => {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ESRCH'

/** A zombie is dead, only not yet buried. */
const runs = async (pid: number): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat !== null && !/\) [ZX] /.test(stat)
}
