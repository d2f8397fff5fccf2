import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface MeasuredProcess {
  url: string
  /** Seconds of CPU it has used, as Linux tells them. */
  cpuSeconds: () => number
  /** Resident memory, as Linux tells it. */
  memoryMiB: () => number
  stop: () => void
}

/** Starts a script of the repository that prints `{"url": …}` first. */
export const startProcess = async (
  script: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<MeasuredProcess> => {
  const file = fileURLToPath(new URL(`../${script}`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${script} ended before it listened.`)))
    child.stdout.once('data', (line: Buffer) => resolve((JSON.parse(line.toString()) as { url: string }).url))
  })
  const about = (name: string) => readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
  return {
    url,
    cpuSeconds: () => {
      const fields = about('stat').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / 100
    },
    memoryMiB: () => Number(/VmRSS:\s+(\d+)/.exec(about('status'))?.[1]) / 1024,
    stop: () => child.kill(),
  }
}

export const sandboxScript = 'packages/lago-sandbox/src/main.ts'
