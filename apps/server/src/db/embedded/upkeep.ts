import type { PGlite } from '@electric-sql/pglite'
import type { Turns } from './turns.ts'

/** Recovery after a kill reads the log since the last checkpoint: 96 MB take about half a second. */
const checkpointBytes = 96 * 1024 * 1024
const checkMilliseconds = 2_000
const vacuumMilliseconds = 120_000
const forgottenMilliseconds = 30_000

/** Tables with many dead rows, and such as grow old enough for transaction numbers to run out one day. */
const tablesToVacuum = `
  select c.oid::regclass::text as name from pg_class c
  left join pg_stat_user_tables s on s.relid = c.oid
  where c.relkind in ('r', 'm')
    and (s.n_dead_tup > 500 + 0.1 * c.reltuples
      or s.n_mod_since_analyze > 500 + 0.1 * c.reltuples
      or age(c.relfrozenxid) > 100000000)`

/**
 * What PostgreSQL's background processes do and PGlite, having none, does not: checkpoints by size of the log, and
 * vacuum with analyze. Each statement takes its turn like everybody's. Also ends a transaction that somebody forgot,
 * because everybody waits for it. Returns how to stop.
 */
export const startUpkeep = (database: PGlite, turns: Turns) => {
  let stopped = false
  let busy = false
  let vacuumAt = performance.now() + vacuumMilliseconds

  const inTurn = (work: () => Promise<void>) =>
    new Promise<void>((resolve) => {
      turns.add({
        transaction: null,
        work: async () => {
          // The next round tries again; a broken database is noticed elsewhere.
          if (!stopped) await work().catch(() => {})
          resolve()
        },
      })
    })

  const checkpointWhenDue = async () => {
    const { rows } = await database.query<{ bytes: string }>(
      'select pg_current_wal_lsn() - redo_lsn as bytes from pg_control_checkpoint()',
    )
    if (Number(rows[0]?.bytes) > checkpointBytes) await database.exec('checkpoint')
  }

  const vacuum = async () => {
    let names: string[] = []
    await inTurn(async () => {
      const { rows } = await database.query<{ name: string }>(tablesToVacuum)
      names = rows.map(({ name }) => name)
    })
    for (const name of names) await inTurn(async () => void (await database.exec(`vacuum (analyze) ${name}`)))
  }

  const endForgotten = () => {
    const forgotten = turns.forgotten(forgottenMilliseconds)
    if (forgotten === null) return
    const rollBack = async () => {
      if (turns.isOpen(forgotten)) await database.exec('rollback').finally(() => turns.release())
    }
    turns.add({ transaction: forgotten, work: () => rollBack().catch(() => {}) })
  }

  const round = async () => {
    endForgotten()
    if (busy) return
    busy = true
    await inTurn(checkpointWhenDue)
    if (performance.now() > vacuumAt) {
      await vacuum()
      vacuumAt = performance.now() + vacuumMilliseconds
    }
    busy = false
  }
  const timer = setInterval(() => void round(), checkMilliseconds)

  return () => {
    stopped = true
    clearInterval(timer)
  }
}
