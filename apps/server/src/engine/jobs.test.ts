import { expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { startJobs } from './jobs.ts'

onEachEngine((db) => {
  it('forgets keys of calls that nobody will try again, and no younger ones', async () => {
    const keep = (key: string, days: number) =>
      db().query(
        `insert into idempotency_key (scope, key, request_sha256, answer, created_at)
         values ('test-calls', $1, '', '{}', now() - make_interval(days => $2))`,
        [key, days],
      )
    await Promise.all([keep('today', 0), keep('six days ago', 6), keep('eight days ago', 8)])
    const log = { warn: () => {} } as never
    const jobs = await startJobs({ db: db(), log }, () => {})
    const keys = () => db().query<{ key: string }>('select key from idempotency_key order by created_at')
    await expect
      .poll(async () => (await keys()).map(({ key }) => key), { timeout: 15_000 })
      .toEqual(['six days ago', 'today'])
    expect(await db().query(`select cron from pgboss.schedule where name = 'tidy'`)).toEqual([
      { cron: '17 3 * * *' },
    ])
    await jobs.close()
  })
})
