import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { promisify } from 'node:util'

/**
 * When the process with this id was started, in whatever unit the system has (two processes that reuse one id
 * differ in it), or null when there is none. A zombie is not alive: it has ended and only waits for its parent.
 */
export const startOfProcess = async (pid: number): Promise<string | null> => {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    // The name in brackets may hold anything; after it come state (3rd field) … start time (22nd).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields && !['Z', 'X', 'x'].includes(fields[0] ?? '') ? (fields[19] ?? null) : null
  }
  if (process.platform === 'win32') return isThere(pid) ? 'running' : null
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(
    () => ({
      stdout: '',
    }),
  )
  const [state, ...start] = stdout.trim().split(/\s+/)
  return state && !state.startsWith('Z') ? start.join(' ') : null
}

const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Names the space in which process ids mean something: another container or machine gives another text. */
export const processSpace = async (): Promise<string> => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
  return [hostname(), boot.trim(), namespace].join(' ')
}
