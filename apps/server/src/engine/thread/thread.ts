import { parentPort, workerData } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import { StartError } from '../../db/start-error.ts'
import { startFerry } from '../../ferry.ts'
import { createLog } from '../../http/log.ts'
import type { Report } from './engine-thread.ts'

/** A worker in a thread of a Ferry that also answers; it ends when it is told to, or with its process. */
const config = workerData as Config
const log = createLog(config.logLevel)
const ending: (() => Promise<unknown>)[] = []

const report = (message: Report) => parentPort?.postMessage(message)

const endAll = async () => {
  for (const end of ending.splice(0).reverse()) {
    await end().catch((error: unknown) => log.error({ error }, 'A part of the engine did not end cleanly'))
  }
  parentPort?.close()
}

parentPort?.once('message', () => void endAll())

try {
  await startFerry(
    { ...config, role: 'worker' },
    {
      ending,
      onLost: (sentence) => report({ kind: 'lost', sentence }),
      say: (text) => report({ kind: 'said', text }),
    },
  )
  report({ kind: 'ready' })
} catch (error) {
  if (!(error instanceof StartError)) throw error
  report({ kind: 'refused', sentence: error.message })
  await endAll()
}
