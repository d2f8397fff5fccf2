import { openAsBlob } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import {
  activateDestination,
  createCredential,
  createDestination,
  type createNexset,
  deleteDestination,
  getDestination,
  type Output,
} from '@ferry/contract'
import { createCluster } from '@ferry/postgres-cluster'
import { eventsConfig } from '../core-events.ts'
import { call, type FerryProcess, type SinkProcess, startFerryProcess } from '../stack.ts'
import type { EventsFile } from './events-file.ts'

export type Database = 'embedded' | 'postgresql'

/** A Ferry on a database of its own that may send to this machine. */
export interface BenchFerry extends FerryProcess {
  database: Database
  /** What other processes need to work on the same database; empty on the embedded one. */
  shared: Record<string, string>
}

const local = { FERRY_SANDBOX: 'off', FERRY_ALLOWED_HOSTS: '127.0.0.1' }

export const startFerry = async (
  database: Database,
  env: Record<string, string> = {},
): Promise<BenchFerry> => {
  if (database === 'embedded') {
    const ferry = await startFerryProcess({ ...local, ...env })
    return { ...ferry, database, shared: {} }
  }
  const cluster = await createCluster()
  if (!cluster) throw new Error('There is no PostgreSQL on this machine. Debian: apt-get install postgresql')
  await cluster.start()
  const secret = 'a master key of the benchmarks, long enough'
  const shared = { ...local, DATABASE_URL: cluster.url, FERRY_SECRET: secret }
  const ferry = await startFerryProcess({ ...shared, ...env })
  const close = async () => {
    await ferry.close()
    await cluster.remove()
  }
  return { ...ferry, database, shared, close }
}

/** Uploads a file; seconds until it is durable. */
export const upload = async (
  ferry: FerryProcess,
  file: EventsFile,
): Promise<{ nexsetId: string; seconds: number }> => {
  const form = new FormData()
  form.set('name', `${file.count} events`)
  form.set('file', await openAsBlob(file.path), 'events.ndjson')
  const started = performance.now()
  const answer = await fetch(`${ferry.url}/api/v1/nexsets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}` },
    body: form,
  })
  const nexset = (await answer.json()) as Output<typeof createNexset>
  if (!answer.ok || nexset.recordCount !== file.count)
    throw new Error(`The upload was answered ${answer.status}: ${JSON.stringify(nexset).slice(0, 300)}`)
  return { nexsetId: nexset.id, seconds: (performance.now() - started) / 1000 }
}

export const credentialFor = async (
  ferry: FerryProcess,
  baseUrl: string,
  apiKey = 'key-of-the-benchmarks',
): Promise<string> => {
  const body = { name: `${baseUrl} ${apiKey}`, deployment: 'self_hosted' as const, baseUrl, apiKey }
  return (await call(ferry, createCredential, { body })).id
}

/** A destination that waits to be activated. */
export const prepare = async (
  ferry: FerryProcess,
  { nexsetId, credentialId, inFlight }: { nexsetId: string; credentialId: string; inFlight?: number },
): Promise<string> => {
  const delivery = inFlight === undefined ? {} : { inFlight }
  const body = { name: 'Bench', nexsetId, credentialId, config: { ...eventsConfig, delivery } }
  return (await call(ferry, createDestination, { body })).id
}

/**
 * Activates, and resolves with the seconds until every record is known to be delivered. Deletes the destination. Waits for
 * them at the sink: each look at the destination costs Ferry as much as the delivery of some hundred records, and would
 * slow down what is measured.
 */
export const deliver = async (
  { ferry, sink }: { ferry: FerryProcess; sink: SinkProcess },
  id: string,
  count: number,
): Promise<number> => {
  const params = { id }
  const all = (await sink.count()) + count
  const started = performance.now()
  await call(ferry, activateDestination, { params, body: { start: 'waiting' } })
  for (;;) {
    const arrived = await sink.count(all, betweenLooksMs)
    const { progress } = await call(ferry, getDestination, { params })
    if (progress.delivered === count) break
    if (progress.setAside + progress.unknown + progress.duplicates > 0)
      throw new Error(`Not all were simply delivered: ${JSON.stringify(progress)}`)
    if (arrived >= all) await wait(untilCommittedMs)
  }
  const seconds = (performance.now() - started) / 1000
  await removeWhenQuiet(ferry, id)
  return seconds
}

/** The last outcome is committed a moment after it arrived. */
const untilCommittedMs = 2
/** So that a delivery that never arrives in full is noticed. */
const betweenLooksMs = 5_000

/** A range is given back a moment after its last record. */
const removeWhenQuiet = async (ferry: FerryProcess, id: string) => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${ferry.url}/api/v1${deleteDestination.url.replace(':id', id)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ferry.token}` },
    })
    if (answer.ok) return
    if (attempt === 100) throw new Error(`The destination cannot be deleted: ${await answer.text()}`)
    await wait(50)
  }
}
