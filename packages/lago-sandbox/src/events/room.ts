import { full } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import { orderBytes } from './rank-order.ts'

/** How much an organization may hold before the sandbox refuses more. */
export interface EventRoom {
  events: number
  /** Bytes of memory that events, their indexes and the order of their lists take. */
  bytes: number
}

/** The refusal of `count` more events, or undefined where they fit. Lists of them always have a place kept free. */
export const noRoomFor = ({ events: { log }, room }: Organization, count: number): Answer | undefined => {
  const bytes = log.bytes + orderBytes(log.size)
  return log.size + count <= room.events && bytes < room.bytes && log.hasRoom ? undefined : full(room)
}
