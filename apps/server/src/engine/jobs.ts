import { PgBoss } from 'pg-boss'
import type { Deps } from '../deps.ts'
import { forgetOldKeys } from '../http/idempotent.ts'
import { forgetCallDetails } from '../retention/forget-call-details.ts'

/** Jobs that wake workers on every machine. They carry no truth: losing or repeating one costs time, nothing else. */
export interface Jobs {
  /** Has some worker look at a destination in so many seconds. */
  wakeLater(destinationId: string, seconds: number): void
  close(): Promise<void>
}

const wakeQueue = 'wake'
const sweepQueue = 'sweep'
const tidyQueue = 'tidy'

/**
 * Starts pg-boss on Ferry's own database. `wake` runs coarse work that is due later (retries, probes, cutting), `sweep`
 * looks once a minute for what nobody was woken for, such as leases of machines that died; `tidy` throws away, daily and
 * at every start, what nobody needs any more. Polling only: a queue with NOTIFY polls every 30 s and is not told of retries.
 */
export const startJobs = async (
  { db, log }: Pick<Deps, 'db' | 'log'>,
  wake: (destinationId?: string) => void,
): Promise<Jobs> => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => db.executeSql(text, values) },
    backend: db.engine === 'embedded' ? 'pglite' : 'postgres',
    openTelemetry: { enabled: false },
    reindex: false,
  })
  boss.on('error', (error) => log.warn({ error }, 'The job queue had trouble; delivery goes on without it'))
  await boss.start()
  const common = {
    heartbeatSeconds: 10,
    retryLimit: 1,
    expireInSeconds: 60,
    deleteAfterSeconds: 60,
    notify: false,
  }
  await boss.createQueue(wakeQueue, { ...common, policy: 'short' })
  await boss.createQueue(sweepQueue, { ...common, policy: 'short' })
  await boss.createQueue(tidyQueue, { ...common, policy: 'short' })
  const polling = { pollingIntervalSeconds: 0.5, batchSize: 20 }
  await boss.work<{ id: string }>(wakeQueue, polling, async (jobs) => {
    for (const { data } of jobs) wake(data.id)
  })
  await boss.work(sweepQueue, polling, async () => wake())
  await boss.schedule(sweepQueue, '* * * * *')
  await boss.schedule(tidyQueue, '17 3 * * *')
  await boss.send(tidyQueue, {})
  await boss.work(tidyQueue, { pollingIntervalSeconds: 10 }, async () => {
    await forgetOldKeys(db)
    await forgetCallDetails(db)
  })
  let isClosed = false
  return {
    wakeLater(id, seconds) {
      if (isClosed) return
      boss
        .send(wakeQueue, { id }, { startAfter: Math.ceil(seconds), singletonKey: id })
        .catch((error: unknown) =>
          log.warn({ error }, 'A wake-up could not be put down; the sweep will find it'),
        )
    },
    async close() {
      isClosed = true
      await boss.stop({ graceful: true, timeout: 2_000 })
    },
  }
}
