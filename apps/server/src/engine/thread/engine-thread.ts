import { Worker } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import { StartError } from '../../db/start-error.ts'
import type { Engine } from '../engine.ts'

export type Report =
  | { kind: 'ready' }
  | { kind: 'refused'; sentence: string }
  | { kind: 'lost'; reason: string }

/**
 * Starts the engine in a thread of its own, as a worker process would be started, so that what people ask is answered while
 * it delivers as fast as it can. For a PostgreSQL server only: the embedded database belongs to one thread. Throws StartError
 * with a sentence for people. `onLost` is called when the thread ends although nobody closed it.
 */
export const startEngineThread = async (
  config: Config,
  onLost: (sentence: string) => void,
): Promise<Engine> => {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: config, execArgv: [] })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let failed: unknown
  let closing = false
  worker.on('error', (error) => (failed = error))
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report.kind === 'ready') resolve()
      else if (report.kind === 'refused') reject(new StartError(report.sentence))
      else onLost(report.reason)
    })
    void ended.then(() => reject(failed ?? new Error('The engine ended while it started.')))
  })
  void ended.then(() => {
    if (closing) return
    if (failed) console.error(failed)
    onLost('The engine broke down, so Ferry ends. Your records are safe; start it again to go on.')
  })
  return {
    // Like any worker it hears of changes through the database.
    wake: () => {},
    close: async () => {
      closing = true
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage('close')
      await ended
    },
  }
}
