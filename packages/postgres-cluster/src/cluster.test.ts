import { Client } from 'pg'
import { expect, it } from 'vitest'
import { createCluster } from './cluster.ts'
import { findPrograms } from './programs.ts'

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  // A server that is killed takes the connection with it.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

it.runIf((await findPrograms()) !== null)('keeps what was committed, however it ends', async () => {
  const cluster = await createCluster()
  if (!cluster) throw new Error('There were programs a moment ago.')
  try {
    await cluster.start()
    await ask(cluster.url, 'create table kept as select 1 as value')
    await cluster.kill()
    await expect(ask(cluster.url, 'select 1')).rejects.toThrow('ECONNREFUSED')
    await cluster.start()
    expect(await ask(cluster.url, 'select value from kept')).toEqual([{ value: 1 }])
    await cluster.stop()
    await cluster.start()
    expect(await ask(cluster.url, 'select value from kept')).toEqual([{ value: 1 }])
  } finally {
    await cluster.remove()
  }
})

it.runIf((await findPrograms()) !== null)('loses one of its processes and goes on', async () => {
  const cluster = await createCluster()
  if (!cluster) throw new Error('There were programs a moment ago.')
  try {
    await cluster.start()
    const asleep = expect(ask(cluster.url, 'select pg_sleep(60)')).rejects.toThrow()
    await expect.poll(() => cluster.killBackend(0)).toBe(true)
    await asleep
    await expect.poll(() => ask(cluster.url, 'select 2 as value').catch(() => null)).toEqual([{ value: 2 }])
  } finally {
    await cluster.remove()
  }
})
