import type { Generated } from 'kysely'

/** The schema of migrations/, for kysely. bigint columns are numbers, timestamptz columns are Dates. */
export interface Tables {
  setting: { key: string; value: string }
  credential: CredentialTable
  nexset: NexsetTable
  page: PageTable
  destination: DestinationTable
  destination_config: DestinationConfigTable
  range: RangeTable
  call: CallTable
  set_aside: SetAsideTable
  unknown_record: UnknownRecordTable
  revision: RevisionTable
  audit: AuditTable
  intent: IntentTable
  test_call: TestCallTable
  idempotency_key: IdempotencyKeyTable
  draft: DraftTable
  allowed_host: AllowedHostTable
  secret_header: SecretHeaderTable
}

export interface CredentialTable {
  id: string
  name: string
  description: Generated<string>
  deployment: 'us' | 'eu' | 'self_hosted'
  base_url: string
  key_sealed: string
  key_ending: string
  sandbox: Generated<boolean>
  organization: string | null
  /** Its lago_id, once a key has proved it. */
  organization_id: string | null
  /** What its calls that repeat an effect are remembered under; see credentials/organization.ts. */
  identity: string | null
  lago_version: string | null
  event_store: 'postgres' | 'clickhouse' | null
  check_result: string | null
  checked_at: Date | null
  version: Generated<number>
  created_at: Generated<Date>
}

export interface NexsetTable {
  id: string
  name: string
  state: 'importing' | 'ready'
  record_count: Generated<number>
  /** The contract's Attribute[] as JSON text. */
  attributes: Generated<string>
  file_name: string | null
  file_sha256: string | null
  last_record_at: Date | null
  source: Generated<'records' | 'webhook' | 'responses'>
  /** The destination whose calls' answers it holds. */
  responses_of: string | null
  created_at: Generated<Date>
}

export interface PageTable {
  nexset_id: string
  first_offset: number
  record_count: number
  /** The text of a small page, or of one from before pages were packed. */
  body: string | null
  packed: Uint8Array | null
  /** How many bytes the text has that was packed. */
  text_bytes: number | null
  received_at: Date
}

export interface DestinationTable {
  id: string
  name: string
  nexset_id: string
  credential_id: string
  status: Generated<'inactive' | 'active' | 'paused' | 'held'>
  hold_code: string | null
  hold_sentence: string | null
  hold_offset: number | null
  held_at: Date | null
  probe_at: Date | null
  probe_attempts: Generated<number>
  config_number: Generated<number>
  start_offset: Generated<number>
  cut_offset: Generated<number>
  next_range_number: Generated<number>
  last_delivered_at: Date | null
  activated_at: Date | null
  version: Generated<number>
  created_at: Generated<Date>
}

export interface DestinationConfigTable {
  destination_id: string
  number: number
  credential_id: string
  config: string
  created_at: Generated<Date>
}

export interface RangeTable {
  destination_id: string
  number: number
  /** An int8multirange as text: the records that belong to it. */
  positions: string
  record_count: number
  first_offset: number
  config_number: number
  plan_version: number
  state: Generated<'ready' | 'running' | 'done'>
  not_before: Date | null
  attempts: Generated<number>
  /** PostgreSQL's own text of an int8multirange, e.g. `{[0,100),[200,250)}`. */
  finished: Generated<string>
  /** Likewise: positions that may have been sent without a known outcome. */
  maybe_sent: Generated<string>
  delivered: Generated<number>
  duplicates: Generated<number>
  set_aside: Generated<number>
  unknown: Generated<number>
  in_flight: Generated<number>
  /** 0 is the delivery itself; replays count from 1. */
  run: Generated<number>
  discarded: Generated<number>
  /** Its records may have revisions. */
  revised: Generated<boolean>
  lease_owner: string | null
  lease_until: Date | null
  fence: Generated<number>
}

export interface CallTable {
  id: Generated<number>
  destination_id: string
  config_number: number
  method: string
  url: string
  attempt: number
  /** An int8multirange as text. */
  offsets: string
  record_count: number
  body_sha256: string | null
  body_bytes: number
  outcome: 'accepted' | 'exists' | 'rejected' | 'retry' | 'hold' | 'unknown'
  sentence: string
  status: number | null
  error: string | null
  answer_headers: Generated<string>
  answer_body: string | null
  answer_cut: Generated<boolean>
  has_details: Generated<boolean>
  sent_at: Date
  answered_at: Date
}

export interface SetAsideTable {
  destination_id: string
  record_offset: number
  code: string
  field: string | null
  sentence: string
  status: number | null
  call_id: number | null
  at: Generated<Date>
  /** The range that it is counted in. */
  range_number: number
  config_number: number
  may_be_stored: Generated<boolean>
  /** What Lago holds under its id, for a conflict. */
  stored: string | null
  discarded_at: Date | null
}

export interface UnknownRecordTable {
  destination_id: string
  record_offset: number
  sentence: string
  call_id: number | null
  at: Generated<Date>
  range_number: number
  config_number: number
  look_up: string | null
  left_at: Date | null
}

export interface RevisionTable {
  destination_id: string
  record_offset: number
  number: number
  text: string
  id_suffix: string | null
  after_call: number
  made_by: string
  at: Generated<Date>
}

export interface AuditTable {
  id: Generated<number>
  at: Generated<Date>
  who: string
  act: string
  destination_id: string
  destination_name: string
  /** An int8multirange as text. */
  positions: Generated<string>
  record_count: Generated<number>
  why: Generated<string>
}

export interface IntentTable {
  /** `identity` of the credential. */
  organization: string
  /** The credential that sent it first. */
  credential_id: string
  operation: string
  nexset_id: string
  record_offset: number
  state: 'sending' | 'arrived' | 'unknown' | 'confirmed'
  origin: 'test' | 'delivery'
  /** Before a person confirmed sending it once more; null for a first send. */
  earlier_state: 'arrived' | 'unknown' | 'confirmed' | null
  /** From `contentOf`. */
  content: string | null
  earlier_content: string | null
  at: Generated<Date>
}

export interface TestCallTable {
  id: string
  nexset_id: string
  credential_id: string
  /** An int8multirange as text. */
  offsets: string
  edited: boolean
  request: string
  answer: string | null
  outcome: string | null
  sentence: string | null
  refusals: Generated<string>
  sent_at: Date
}

export interface IdempotencyKeyTable {
  scope: string
  key: string
  request_sha256: string
  answer: string | null
  created_at: Generated<Date>
}

export interface DraftTable {
  id: string
  nexset_id: string
  name: string
  step: string
  /** The screen's values as JSON text. */
  form: string
  version: Generated<number>
  updated_at: Date
  destination_id: string | null
  destination_version: number | null
}

export interface SecretHeaderTable {
  destination_id: string
  /** In lower case. */
  name: string
  sealed: string
  /** The credential's address it was given for. */
  base_url: string
}

export interface AllowedHostTable {
  entry: string
  from_environment: boolean
  added_at: Date
}

export interface HookTable {
  nexset_id: string
  token_sha256: string
  token_sealed: string
  created_at: Generated<Date>
}

export interface ReplayTable {
  destination_id: string
  number: number
  /** An int8multirange as text. */
  positions: string
  record_count: number
  who: string
  why: Generated<string>
  at: Generated<Date>
}
