import type { JsonValue } from '../records/json.ts'
import { describe } from './coerce.ts'
import { type Fault, fault } from './fault.ts'

/** Longer ones are a mistake in the mapping, and too long for Lago's index. */
const maxIdLength = 255

/** Fields whose value names an object at Lago. */
export const isIdField = (field: string): boolean =>
  field === 'transaction_id' || field === 'external_id' || /^external_\w+_id$/.test(field)

/**
 * Why a text cannot be an id; null when it can. Lago does not trim ids of events: `"sub_1 "` is another subscription, and
 * an event for it is stored and never billed (lago-api:app/services/events/create_service.rb). An id with `/` cannot be
 * looked up (lago-api:app/controllers/api/v1/events_controller.rb).
 */
export const idFault = (field: string, id: string): Fault | null => {
  if (id.trim() === '') return fault('id_blank', `${field} is blank in this record.`)
  if (id.trim() !== id)
    return fault(
      'id_whitespace',
      `${field} "${id}" starts or ends with a space, which Lago would keep: add the filter trim.`,
    )
  if (id.length > maxIdLength)
    return fault('field_type', `${field} has ${id.length} characters; at most ${maxIdLength} are an id.`)
  if (field === 'transaction_id' && id.includes('/')) {
    return fault(
      'id_slash',
      `transaction_id "${id}" holds a /, and Lago could never look that event up again.`,
    )
  }
  return null
}

/** The text Lago knows an id by that is sent as it is: text, or a whole number. */
export const idText = (field: string, value: JsonValue): string | Fault => {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number' && /^-?\d+$/.test(value.raw)) return value.raw
  return fault('field_type', `${field} is a text, but this record has ${describe(value)}.`)
}
