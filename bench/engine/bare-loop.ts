import { isDeepStrictEqual } from 'node:util'
import { plan } from '@ferry/core'
import { Pool } from 'undici'
import { eventRecords, eventsConfig, planContext } from '../core-events.ts'
import { type EventsFile, readLines } from './events-file.ts'
import { mapped } from './mapped.ts'

const bodyOf = (lines: readonly string[]) => JSON.stringify({ events: lines.map(mapped) })

/** The loop may only be compared with Ferry when it sends what Ferry sends. */
const checkBodies = () => {
  const records = eventRecords(100)
  const [request] = plan(eventsConfig, records, planContext).requests
  const ours: unknown = JSON.parse(bodyOf(records.map(({ text }) => text)))
  if (!isDeepStrictEqual(ours, JSON.parse(request?.body ?? '')))
    throw new Error('The bare loop makes other bodies than Ferry.')
}

/**
 * What somebody would write who has only to get the file to Lago: reads it, maps, posts batches of 100 over so many
 * connections, looks at the status and reads the answer. Remembers nothing. Records a second.
 */
export const bareLoop = async (file: EventsFile, url: string, connections: number): Promise<number> => {
  checkBodies()
  const pool = new Pool(url, { connections })
  const batches = readLines(file.path, 100)
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = await batches.next(); !next.done; next = await batches.next()) {
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: '/api/v1/events/batch',
          headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
          body: bodyOf(next.value),
        })
        await body.text()
        if (statusCode !== 200) throw new Error(`The bare loop was answered ${statusCode}.`)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  await pool.close()
  return file.count / seconds
}
