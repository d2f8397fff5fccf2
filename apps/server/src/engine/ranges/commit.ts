import type { Db } from '../../db/database.ts'
import { leaseSeconds } from './claim.ts'
import { plainStatement, wholeStatement } from './commit-statements.ts'
import { noPositions } from './positions.ts'

/** What one worker writes about one range in one commit. Counts and positions are additions, `in_flight` is absolute. */
export interface RangeChange {
  destination_id: string
  number: number
  fence: number
  /** Text of an int8multirange. */
  finished: string
  delivered: number
  duplicates: number
  set_aside: number
  unknown: number
  in_flight: number
  /** Gives the range back: done when all its records have an outcome, else ready again. */
  release: boolean
  not_before_seconds: number | null
  attempts: number
  maybe_sent: string
  /** Given back with nothing left but records that wait for a key: how often keys had been freed by then. */
  waits_since: number | null
  /** Records that block a key no longer: text of an int8multirange. */
  freed: string
}

/** A call that was made. `ref` is what the rows of the same commit know it by. */
export interface CallRow {
  ref: number
  destination_id: string
  config_number: number
  method: string
  url: string
  attempt: number
  offsets: string
  record_count: number
  body_sha256: string | null
  body_bytes: number
  outcome: string
  sentence: string
  status: number | null
  error: string | null
  answer_headers: string
  answer_body: string | null
  answer_cut: boolean
  sent_at: string
  answered_at: string
}

interface RecordRow {
  destination_id: string
  number: number
  fence: number
  record_offset: number
  sentence: string
  call_ref: number | null
  /** What later records wait for it by. */
  natural_key: string | null
}

export interface SetAsideRow extends RecordRow {
  code: string
  field: string | null
  status: number | null
  may_be_stored: boolean
  stored: string | null
}

export interface UnknownRow extends RecordRow {
  look_up: string | null
}

/** Intents that end with this commit; `absent` gives the claim back. */
export interface IntentRow {
  organization: string
  operation: string
  nexset_id: string
  record_offset: number
  state: 'arrived' | 'unknown' | 'absent'
}

/** A page of what calls were answered, for the destination's Nexset of answers; `first_offset` counts from its end. */
export interface ResponsePage {
  destination_id: string
  first_offset: number
  record_count: number
  body: string
}

export interface Commit {
  ranges: RangeChange[]
  calls: CallRow[]
  setAside: SetAsideRow[]
  unknown: UnknownRow[]
  intents: IntentRow[]
  responses: ResponsePage[]
}

/** A range whose change was written: the lease is renewed, and this is what its destination looks like now. */
export interface Committed {
  destination_id: string
  number: number
  fence: number
  status: 'inactive' | 'active' | 'paused' | 'held'
  config_number: number
}

/**
 * Writes all that was learnt in one tick in one statement. A range changes only while its fence is ours, and takes its
 * set-aside and unknown rows with it; a change that would finish a position twice writes nothing either. Calls, intents
 * and answers are written whatever the fence says: the calls were really made. Ranges that are missing from the answer
 * were lost to another worker (or their destination was deleted).
 */
export const commitOutcomes = (db: Db, commit: Commit): Promise<Committed[]> => {
  const { ranges, calls, setAside, unknown, intents, responses } = commit
  const values = [storable(ranges), storable(calls), leaseSeconds]
  if (isPlain(commit)) return db.query<Committed>(plainStatement, values, { keepAs: 'plain commit' })
  const rows = [storable(setAside), storable(unknown), storable(intents), storable(responses)]
  return db.query<Committed>(wholeStatement, [...values, ...rows], { keepAs: 'whole commit' })
}

/** Whatever was sent was simply delivered. */
const isPlain = ({ ranges, setAside, unknown, intents, responses }: Commit): boolean =>
  setAside.length + unknown.length + intents.length + responses.length === 0 &&
  ranges.every(({ freed }) => freed === noPositions)

/** JSON of what Lago and the records said, without the characters that PostgreSQL cannot keep. */
const storable = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())
      ? value.replaceAll('\0', '\ufffd').toWellFormed()
      : value,
  )
