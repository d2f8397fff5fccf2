import { Worker } from 'node:worker_threads'
import type { Rows, Session } from '../session.ts'
import type { Call, Operation, PlainError, Report } from './protocol.ts'

export interface WorkerSession extends Session {
  begin(): Promise<WorkerTransaction>
  /** Real fsyncs since the start. */
  syncs(): Promise<number>
  onNotify(hear: (channel: string, payload: string) => void): void
  close(): Promise<void>
}

export interface WorkerTransaction extends Session {
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** The folder could not be opened. `lines` are what the database said last. */
export class OpenFailure extends Error {
  readonly lines: string[]
  constructor(message: string, lines: string[]) {
    super(message)
    this.lines = lines
  }
}

interface Waiting {
  resolve: (rows: Rows) => void
  reject: (error: Error) => void
}

/**
 * Starts the database's thread on `folder` and resolves when it is open and proven durable; throws OpenFailure.
 * `onLost` is called when the thread ends although nobody closed it; all calls then fail.
 */
export const startWorker = (
  options: { folder: string; first: boolean },
  onLost: (reason: string) => void,
): Promise<WorkerSession> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options, execArgv: [] })
    const calls = new Map<number, Waiting>()
    let hearNotify: ((channel: string, payload: string) => void) | undefined
    let state: 'opening' | 'open' | 'closing' | 'over' = 'opening'
    let number = 0

    const end = (reason: string, lines: string[] = []) => {
      const before = state
      state = 'over'
      for (const { reject: fail } of calls.values()) fail(new Error(`The database is gone: ${reason}`))
      calls.clear()
      if (before === 'opening') reject(new OpenFailure(reason, lines))
      if (before === 'open' || (before === 'closing' && reason !== closedReason))
        onLost([reason, ...lines.filter((line) => line !== reason).slice(-3)].join(' | '))
    }

    const ask = (transaction: number | null, operation: Operation): Promise<Rows> =>
      new Promise((answered, failed) => {
        // An open transaction may still end while the close waits for it.
        const accepted = state === 'open' || (state === 'closing' && transaction !== null)
        if (!accepted) return failed(new Error('The database is closed.'))
        number += 1
        calls.set(number, { resolve: answered, reject: failed })
        worker.postMessage({ id: number, transaction, ...operation } satisfies Call)
      })

    const close = async () => {
      const closed = ask(null, { kind: 'close' })
      state = 'closing'
      await closed
      end(closedReason)
      await worker.terminate()
    }

    const settle = (report: Extract<Report, { id: number }>) => {
      const waiting = calls.get(report.id)
      calls.delete(report.id)
      if (report.kind === 'answer') waiting?.resolve(report)
      else waiting?.reject(fromPlain(report.error))
    }

    worker.on('message', (report: Report) => {
      switch (report.kind) {
        case 'ready':
          state = 'open'
          return resolve(session(ask, (hear) => (hearNotify = hear), close))
        case 'answer':
        case 'error':
          return settle(report)
        case 'notify':
          return hearNotify?.(report.channel, report.payload)
        case 'failed':
        case 'lost':
          return end(report.message, report.lines)
        default:
          return report satisfies never
      }
    })
    worker.on('error', (error) => end(String(error)))
    worker.on('exit', (code) => end(`its thread ended with code ${code}`))
  })

const closedReason = 'it was closed'

type Ask = (transaction: number | null, operation: Operation) => Promise<Rows>

const session = (
  ask: Ask,
  onNotify: WorkerSession['onNotify'],
  close: () => Promise<void>,
): WorkerSession => {
  let transactions = 0
  return {
    ...over(ask, null),
    begin: async () => {
      transactions += 1
      const transaction = transactions
      await ask(transaction, { kind: 'begin' })
      return {
        ...over(ask, transaction),
        commit: async () => void (await ask(transaction, { kind: 'commit' })),
        rollback: async () => void (await ask(transaction, { kind: 'rollback' })),
      }
    },
    syncs: async () => Number((await ask(null, { kind: 'syncs' })).rows[0]?.syncs),
    onNotify,
    close,
  }
}

const over = (ask: Ask, transaction: number | null): Session => ({
  run: (sql, values) => ask(transaction, { kind: 'run', sql, values }),
  exec: async (sql) => (await ask(transaction, { kind: 'exec', sql })).rows,
})

const fromPlain = ({ message, ...fields }: PlainError) => Object.assign(new Error(message), fields)
