import { Worker } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import { StartError } from '../../db/start-error.ts'
import type { Deps } from '../../deps.ts'
import type { Engine } from '../engine.ts'

/** What the thread tells the one that started it. */
export type Report =
  | { kind: 'ready' }
  /** It could not start; the sentence is for people. */
  | { kind: 'refused'; sentence: string }
  | { kind: 'said'; text: string }
  | { kind: 'lost'; sentence: string }

export interface EngineListeners {
  log: Deps['log']
  say: (text: string) => void
  /** The thread ended although nobody closed it: the process must end with this sentence. */
  onLost: (sentence: string) => void
}

/**
 * Starts the engine in a thread of its own, as a worker process would be started, so that what people ask is answered while
 * it delivers as fast as it can. For a PostgreSQL server only: the embedded database belongs to one thread. Throws StartError
 * with a sentence for people.
 */
export const startEngineThread = (config: Config, { log, say, onLost }: EngineListeners): Promise<Engine> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: config, execArgv: [] })
    let state: 'starting' | 'running' | 'closing' = 'starting'
    const ended = new Promise<void>((end) => worker.once('exit', () => end()))

    const close = async () => {
      state = 'closing'
      worker.postMessage('close')
      await ended
    }

    worker.on('message', (report: Report) => {
      switch (report.kind) {
        case 'ready':
          state = 'running'
          // Like any worker it hears of changes through the database.
          return resolve({ wake: () => {}, close })
        case 'refused':
          return reject(new StartError(report.sentence))
        case 'said':
          return say(report.text)
        case 'lost':
          return onLost(report.sentence)
        default:
          return report satisfies never
      }
    })
    worker.on('error', (error) => {
      log.error({ error }, 'The engine met an error it did not expect')
      reject(error)
    })
    worker.once('exit', () => {
      reject(new Error('The engine ended while it started.'))
      if (state === 'running')
        onLost('The engine broke down, so Ferry ends. Your records are safe; start it again to go on.')
    })
  })
