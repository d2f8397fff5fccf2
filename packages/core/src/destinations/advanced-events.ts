import { recognise } from '../lago/operations/recognise.ts'
import { isSecondsInRange } from '../lago/timestamp.ts'
import type { JsonObject, JsonValue } from '../records/json.ts'
import { isJsonNumber } from './coerce.ts'
import type { FieldFault } from './compiled.ts'
import type { AdvancedConfig, Grouping, Method } from './config.ts'
import { type Fault, fault } from './fault.ts'
import { idFault, idText } from './id-rules.ts'
import { meteredFault } from './meters.ts'
import type { Identity } from './planned.ts'

/** How Lago takes events at a path: one under `event`, or many under `events`. */
export type EventForm = 'single' | 'batch'

/** lago-api:app/services/events/create_batch_service.rb */
const eventsPerBatch = 100

/** The form of the event path a request goes to; null for every other path. Looked at before it is searched for. */
export const eventForm = (method: Method, path: string): EventForm | null =>
  /(?:events|batch)(?:\.json)?\/*$/i.test(path) ? (recognise(method, path)?.isEvents ?? null) : null

const wrong = (code: Fault['code'], field: string, sentence: string): FieldFault => ({
  ...fault(code, sentence),
  field,
})

/** What keeps a config from sending events to a path of this form; null when nothing does. */
export const eventFormFault = (form: EventForm, { batching }: AdvancedConfig): FieldFault | null => {
  if (form === 'single') {
    if (!batching) return null
    return wrong(
      'batch_not_possible',
      'URL',
      'POST /events takes one event a call: use /events/batch for batches.',
    )
  }
  if (!batching) {
    return wrong(
      'batch_not_possible',
      'batching',
      'POST /events/batch takes a list of events: tick batching, or use /events.',
    )
  }
  if (batching.size > eventsPerBatch) {
    return wrong('batch_too_large', 'Batch Size', `Lago accepts at most ${eventsPerBatch} events per batch.`)
  }
  return givesEventsKey(batching.grouping) ? null : wrongGrouping
}

const wrongGrouping = wrong(
  'batch_not_possible',
  'Grouping Algorithm',
  'Lago wants events as an array under the key events and nothing beside it: choose Array under a key, with events.',
)

/** Groups may part the events, but Lago drops what stands beside the list, and a template could put it anywhere. */
const givesEventsKey = (grouping: Grouping): boolean => {
  switch (grouping.algorithm) {
    case 'keyed_array':
    case 'keyed_array_with_constants':
      return grouping.key === 'events'
    case 'group_by':
      return grouping.key === 'events' && !grouping.includeGroup
    case 'array':
    case 'template':
      return false
    default:
      return grouping satisfies never
  }
}

/** The event inside a record, as Lago will find it in the body. */
export const eventIn = (
  record: JsonObject,
  form: EventForm,
  { wrapKey }: AdvancedConfig,
): JsonValue | undefined => {
  if (form === 'batch' || wrapKey === 'event') return record
  return wrapKey === null ? record.members.get('event') : undefined
}

/**
 * Checks an event that is sent as it is. What Lago would store and never bill, or could bill twice, is a fault; the
 * bytes are the user's own and nothing is converted. Gives the event's id, or null with at least one fault.
 */
export const checkEvent = (
  event: JsonValue | undefined,
  { receivedAt, meters }: { receivedAt: string; meters: ReadonlyMap<string, string> },
  faults: FieldFault[],
): Identity | null => {
  if (event?.kind !== 'object') {
    faults.push(
      wrong('field_required', 'event', 'Lago reads the event under the key event: set it as the root key.'),
    )
    return null
  }
  const id = checkId(event, 'transaction_id', faults)
  checkId(event, 'external_subscription_id', faults)
  const code = event.members.get('code')
  if (code?.kind !== 'string' || code.value.trim() === '') faults.push(missing('code'))
  const time = timestampFault(event.members.get('timestamp'), receivedAt)
  if (time) faults.push({ ...time, field: 'timestamp' })
  const metered = code?.kind === 'string' ? meterFault(event, code.value, meters) : null
  if (metered) faults.push(metered)
  return id === null ? null : { id, derived: false }
}

const meterFault = (
  event: JsonObject,
  code: string,
  meters: ReadonlyMap<string, string>,
): FieldFault | null => {
  const property = meters.get(code)
  if (property === undefined) return null
  const properties = event.members.get('properties')
  return meteredFault(
    code,
    property,
    properties?.kind === 'object' ? properties.members.get(property) : undefined,
  )
}

const checkId = (event: JsonObject, field: string, faults: FieldFault[]): string | null => {
  const value = event.members.get(field)
  if (value === undefined || value.kind === 'null') {
    faults.push(missing(field))
    return null
  }
  const id = idText(field, value)
  const refused = typeof id === 'string' ? idFault(field, id) : id
  if (refused) faults.push({ ...refused, field })
  return typeof id === 'string' ? id : null
}

const missing = (field: string): FieldFault =>
  wrong(
    'field_required',
    field,
    `This event has no ${field}. Add it to the data, or use the Template tab, which can map it.`,
  )

/** Milliseconds are accepted by Lago as the year 55840 and never billed (lago-api:app/services/events/create_service.rb). */
const timestampFault = (value: JsonValue | undefined, receivedAt: string): Fault | null => {
  if (value === undefined || value.kind === 'null') {
    const sentence =
      'This event has no timestamp. Lago would take the time of each try, so a second try could bill twice: add Unix seconds, or use the Template tab.'
    return fault('timestamp_required', sentence)
  }
  const text = value.kind === 'number' ? value.raw : value.kind === 'string' ? value.value : ''
  if (!isJsonNumber(text)) {
    return fault(
      'timestamp_invalid',
      'The timestamp is not Unix seconds, and Advanced sends it as it is: use the Template tab, which converts times.',
    )
  }
  if (isSecondsInRange(text, receivedAt)) return null
  const sentence = `The timestamp ${text}, read as Unix seconds, is before 2000 or in the future (milliseconds?), and Advanced sends it as it is: use the Template tab, which converts times.`
  return fault('timestamp_out_of_range', sentence)
}
