import { full } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'

/** How much an organization may hold before the sandbox refuses more. */
export interface EventRoom {
  events: number
  /** Bytes of memory that events and their indexes take. */
  bytes: number
}

/** The refusal of `count` more events, or undefined where they fit. */
export const noRoomFor = ({ events: { log }, room }: Organization, count: number): Answer | undefined =>
  log.size + count <= room.events && log.bytes < room.bytes && log.hasRoom ? undefined : full(room)
