import { Channels } from '../channels.ts'
import type { Db, Sql } from '../database.ts'
import { migrate } from '../migrate.ts'
import type { Session } from '../session.ts'
import { sqlOver } from '../sql-over.ts'
import { StartError } from '../start-error.ts'
import { insideTransaction, refuseInsideTransaction } from '../transaction-scope.ts'
import { damaged, findCluster, folderSentence, prepareFolder } from './data-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { OpenFailure, startWorker, type WorkerSession } from './worker-session.ts'

/**
 * Opens PostgreSQL in WebAssembly in `folder`, durable and for this process alone. Throws StartError with a sentence
 * for people. `onLost` is called with one when the database breaks down later: the process must then end.
 */
export const openEmbedded = async (
  folder: string,
  onLost: (sentence: string) => void,
): Promise<EmbeddedDb> => {
  const lose = (reason: string) =>
    onLost(
      `The database in ${folder} broke down and Ferry had to end: ${reason}. What was acknowledged is on the disk. Check free ` +
        'memory and disk space, then start Ferry again.',
    )
  await prepareFolder(folder)
  const unlock = await lockFolder(folder, () => lose('another process took over the folder'))
  try {
    const cluster = await findCluster(folder)
    const worker = await startWorker({ folder: cluster.path, first: cluster.first }, lose)
    try {
      await cluster.made()
      return await over(worker, unlock)
    } catch (error) {
      await worker.close()
      throw error
    }
  } catch (error) {
    await unlock()
    throw explain(folder, error)
  }
}

export interface EmbeddedDb extends Db {
  /** Real fsyncs since the start, for the proof that a commit makes one. */
  syncs(): Promise<number>
}

const inTransaction = async <T>(worker: WorkerSession, work: (tx: Session) => Promise<T>): Promise<T> => {
  const tx = await worker.begin()
  try {
    const result = await work(tx)
    await tx.commit()
    return result
  } catch (error) {
    // After a failed commit it is over already, and the worker says so.
    await tx.rollback().catch(() => {})
    throw error
  }
}

const over = async (worker: WorkerSession, unlock: () => Promise<void>): Promise<EmbeddedDb> => {
  await inTransaction(worker, migrate)
  const guarded = {
    run: (sql: string, values: readonly unknown[]) => (refuseInsideTransaction(), worker.run(sql, values)),
    exec: (sql: string) => (refuseInsideTransaction(), worker.exec(sql)),
  }
  const channels = new Channels(
    async (name) => void (await guarded.exec(`listen "${name}"`)),
    async (name) => void (await guarded.exec(`unlisten "${name}"`)),
  )
  worker.onNotify((channel, payload) => channels.deliver(channel, payload))
  return {
    ...sqlOver(guarded),
    engine: 'embedded',
    transaction: <T>(work: (tx: Sql) => Promise<T>) => {
      refuseInsideTransaction()
      return inTransaction(worker, (tx) => insideTransaction(() => work(sqlOver(tx))))
    },
    listen: (channel, hear) => channels.listen(channel, hear),
    executeSql: async (text, values) =>
      values?.length ? { rows: (await guarded.run(text, values)).rows } : { rows: await guarded.exec(text) },
    analyze: async (table) => void (await guarded.exec(`analyze "${table}"`)),
    syncs: () => worker.syncs(),
    close: async () => {
      await worker.close()
      await unlock()
    },
  }
}

const explain = (folder: string, error: unknown) => {
  if (error instanceof StartError) return error
  const sentence = folderSentence(folder, error)
  if (sentence) return new StartError(sentence, { cause: error })
  if (!(error instanceof OpenFailure)) return error
  const said = error.lines.filter((line) => /\b(PANIC|FATAL|ERROR):/.test(line)).at(-1)
  return damaged(folder, (said ?? error.message).replace(/^.*?(PANIC|FATAL|ERROR):\s*/, ''))
}
