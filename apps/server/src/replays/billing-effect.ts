import { type PlannedRequest, plan, recognise, resend, type SourceRecord } from '@ferry/core'
import { effectOf } from '../attention/effect-words.ts'
import { changedFields, identityOf } from '../attention/identity.ts'
import type { ConfigVersion } from '../engine/ranges/config-version.ts'

interface Replayed {
  nexsetId: string
  count: number
  /** Some of the records, as they would be sent. */
  records: readonly SourceRecord[]
  /** The settings that they were delivered with. */
  before: readonly ConfigVersion[]
  now: ConfigVersion
  /** null while nobody knows. */
  eventStore: 'postgres' | 'clickhouse' | null
}

/** What sending delivered records again does to what is billed, in words. */
export const billingEffect = (replayed: Replayed): string => {
  const { nexsetId, records, now } = replayed
  const { requests } = plan(now.config, records, { nexsetId, baseUrl: now.baseUrl })
  const [first] = requests
  const count = replayed.count === 1 ? '1 record' : `${replayed.count.toLocaleString('en')} records`
  if (!first) return `${count} would be set aside: the present settings make no request of them.`
  const money = requests.find((request) => resend(request) === 'C')
  if (money)
    return `${count} were delivered before. Each call takes effect again: what it charges or grants is charged or granted a second time for every record.`
  if (isEvents(first, now.baseUrl)) return `${count} were delivered before. ${ofEvents(replayed)}`
  return `${count} were delivered before. ${effectOf(first, now.baseUrl)} What was changed in Lago since is overwritten.`
}

const ofEvents = ({ nexsetId, records, before, now, eventStore }: Replayed): string => {
  const identity = ({ config, baseUrl }: ConfigVersion, record: SourceRecord) =>
    identityOf(config, record, { nexsetId, baseUrl })
  const changed = new Set(
    records.flatMap((record) =>
      before.flatMap((version) => changedFields(identity(version, record), identity(now, record))),
    ),
  )
  changed.delete('URL')
  if (changed.size === 0)
    return eventStore === 'postgres'
      ? refused
      : eventStore === 'clickhouse'
        ? mayCount
        : `${refused} ${mayCount}`
  return `Since then the settings have changed what Lago knows them by (${[...changed].join(', ')}), so it takes them for other events and bills them a second time.`
}

/** lago-api:db/structure.sql `index_unique_transaction_id` */
const refused =
  'They go out under the ids and times they had, so an organization that keeps its events in PostgreSQL refuses them and bills none twice; events that it no longer holds are billed again.'
/** lago-api:app/services/organizations/create_service.rb, app/services/events/stores/clickhouse_store.rb */
const mayCount =
  'An organization that keeps its events in ClickHouse takes them, and counts them once only where deduplication is on: where it is off, all of them are billed a second time.'

const isEvents = ({ method, url }: PlannedRequest, baseUrl: string): boolean => {
  const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : new URL(url).pathname
  return typeof recognise(method, path.split('?')[0] ?? path)?.isEvents === 'string'
}
