import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { z } from 'zod'

export interface SandboxProcess {
  /** `http://127.0.0.1:<port>` */
  url: string
  baseUrl: string
  apiKey: string
  close(): Promise<void>
}

const Ready = z.object({ type: z.literal('ready'), url: z.string(), baseUrl: z.string() })
const startTimeoutMs = 15_000
const endTimeoutMs = 2_000

/** The sandbox, or null when it is not wanted; what goes wrong with it is said, and Ferry runs without. */
export const startSandboxIfWanted = async (
  isWanted: boolean,
  say: (text: string) => void,
): Promise<SandboxProcess | null> => {
  if (!isWanted) return null
  try {
    return await startSandboxProcess(DEFAULT_API_KEY, () =>
      say('The Lago sandbox has ended. Your records are safe; start Ferry again to have it back.'),
    )
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)} Ferry runs without it.`)
    return null
  }
}

/**
 * Starts the Lago sandbox as a process of its own on a free port. It ends when the channel to it closes, however Ferry
 * ends; and it leads its own process group, so that Ctrl-C does not end it before the last answers are in. Rejects with
 * a sentence when it does not start.
 */
export const startSandboxProcess = async (apiKey: string, onLost: () => void): Promise<SandboxProcess> => {
  const main = fileURLToPath(import.meta.resolve('@ferry/lago-sandbox')).replace(/index\.ts$/, 'main.ts')
  const child = fork(main, [], {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env: { PATH: process.env.PATH, LAGO_SANDBOX_API_KEY: apiKey },
  })
  const { url, baseUrl } = await ready(child)
  let isClosing = false
  child.once('exit', () => {
    if (!isClosing) onLost()
  })
  const close = async () => {
    isClosing = true
    await ended(child)
  }
  return { url, baseUrl, apiKey, close }
}

const ready = (child: ChildProcess) =>
  new Promise<z.output<typeof Ready>>((resolve, reject) => {
    const failed = (reason: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`The Lago sandbox did not start: ${reason}.`))
    }
    const timer = setTimeout(() => failed('it said nothing in time'), startTimeoutMs)
    child.once('error', (error) => failed(error.message))
    child.once('exit', (code) => failed(`it ended with code ${code}`))
    child.once('message', (message) => {
      const parsed = Ready.safeParse(message)
      if (!parsed.success) return failed('it said something else than expected')
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve(parsed.data)
    })
  })

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const timer = setTimeout(() => child.kill('SIGKILL'), endTimeoutMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    if (child.connected) child.disconnect()
  })
