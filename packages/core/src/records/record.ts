/**
 * A record of a Nexset as it crosses every boundary: browser, HTTP API, engine.
 * `text` is the record's own JSON, never parsed and written again on the way, so digits and key order survive.
 */
export interface SourceRecord {
  /** Position in the Nexset, from 0. Names the record for ever. */
  offset: number
  /** ISO 8601 with milliseconds, UTC: when Ferry stored the record. */
  receivedAt: string
  /** The record's own JSON text (an object), on one line. */
  text: string
  /** Put behind the id of its event: a person wants it known to Lago as another event. */
  idSuffix?: string
}
