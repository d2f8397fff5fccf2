-- What the migrations make of an empty database. Written by `pnpm run schema`; never run.

create table allowed_host (
  entry text not null,
  from_environment boolean not null,
  added_at timestamp(3) with time zone not null,
  constraint allowed_host_pkey PRIMARY KEY (entry)
);

create table audit (
  id bigint not null generated always as identity,
  at timestamp(3) with time zone not null default clock_timestamp(),
  who text not null,
  act text not null,
  destination_id uuid not null,
  destination_name text not null,
  positions int8multirange not null default '{}'::int8multirange,
  record_count integer not null default 0,
  why text not null default ''::text,
  constraint audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_of_destination ON public.audit USING btree (destination_id, id DESC);

create table blocked_key (
  destination_id uuid not null,
  natural_key text not null,
  record_offset bigint not null,
  at timestamp(3) with time zone not null default now(),
  constraint blocked_key_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint blocked_key_pkey PRIMARY KEY (destination_id, record_offset)
);

create table budget (
  organization text not null,
  bucket text not null,
  window_limit integer,
  window_ms integer not null,
  remaining integer not null,
  window_ends_at timestamp(3) with time zone not null,
  constraint budget_bucket_check CHECK ((bucket = ANY (ARRAY['events'::text, 'usage'::text, 'other'::text]))),
  constraint budget_remaining_check CHECK ((remaining >= 0)),
  constraint budget_window_limit_check CHECK ((window_limit > 0)),
  constraint budget_window_ms_check CHECK ((window_ms > 0)),
  constraint budget_pkey PRIMARY KEY (organization, bucket)
);

create table call (
  id bigint not null generated always as identity,
  destination_id uuid not null,
  config_number integer not null,
  method text not null,
  url text not null,
  attempt integer not null,
  offsets int8multirange not null,
  record_count integer not null,
  body_sha256 text,
  body_bytes integer not null,
  outcome text not null,
  sentence text not null,
  status integer,
  error text,
  answer_headers text not null default '[]'::text,
  answer_body text,
  answer_cut boolean not null default false,
  sent_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone not null,
  has_details boolean not null default true,
  constraint call_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'exists'::text, 'rejected'::text, 'retry'::text, 'hold'::text, 'unknown'::text]))),
  constraint call_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint call_pkey PRIMARY KEY (id)
);
CREATE INDEX call_newest ON public.call USING btree (destination_id, id DESC);
CREATE INDEX call_with_details ON public.call USING btree (answered_at) WHERE has_details;

create table credential (
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  deployment text not null,
  base_url text not null,
  key_sealed text not null,
  key_ending text not null,
  sandbox boolean not null default false,
  organization text,
  lago_version text,
  event_store text,
  check_result text,
  checked_at timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null default now(),
  organization_id text,
  identity text,
  constraint credential_deployment_check CHECK ((deployment = ANY (ARRAY['us'::text, 'eu'::text, 'self_hosted'::text]))),
  constraint credential_event_store_check CHECK ((event_store = ANY (ARRAY['postgres'::text, 'clickhouse'::text]))),
  constraint credential_pkey PRIMARY KEY (id)
);

create table destination (
  id uuid not null,
  name text not null,
  nexset_id uuid not null,
  credential_id uuid not null,
  status text not null default 'inactive'::text,
  hold_code text,
  hold_sentence text,
  hold_offset bigint,
  held_at timestamp(3) with time zone,
  probe_at timestamp(3) with time zone,
  probe_attempts integer not null default 0,
  config_number integer not null default 1,
  start_offset bigint not null default 0,
  cut_offset bigint not null default 0,
  next_range_number integer not null default 1,
  last_delivered_at timestamp(3) with time zone,
  activated_at timestamp(3) with time zone,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null default now(),
  keys_freed integer not null default 0,
  constraint active_was_activated CHECK (((status <> ALL (ARRAY['active'::text, 'paused'::text, 'held'::text])) OR (activated_at IS NOT NULL))),
  constraint destination_status_check CHECK ((status = ANY (ARRAY['inactive'::text, 'active'::text, 'paused'::text, 'held'::text]))),
  constraint hold_has_reason CHECK (((status = 'held'::text) = (hold_code IS NOT NULL))),
  constraint destination_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES credential(id),
  constraint destination_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id),
  constraint destination_pkey PRIMARY KEY (id)
);

create table destination_config (
  destination_id uuid not null,
  number integer not null,
  credential_id uuid not null,
  config text not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint destination_config_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES credential(id),
  constraint destination_config_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint destination_config_pkey PRIMARY KEY (destination_id, number)
);

create table draft (
  id uuid not null,
  nexset_id uuid not null,
  name text not null,
  step text not null,
  form text not null,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  destination_id uuid,
  destination_version integer,
  constraint draft_of_edit CHECK ((((destination_id IS NULL) = (destination_version IS NULL)) AND ((destination_id IS NULL) OR (destination_id = id)))),
  constraint draft_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint draft_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id) ON DELETE CASCADE,
  constraint draft_pkey PRIMARY KEY (id)
);
CREATE INDEX draft_last_used ON public.draft USING btree (updated_at DESC);

create table hook (
  nexset_id uuid not null,
  token_sha256 text not null,
  token_sealed text not null,
  created_at timestamp(3) with time zone not null default now(),
  constraint hook_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id) ON DELETE CASCADE,
  constraint hook_pkey PRIMARY KEY (nexset_id),
  constraint hook_token_sha256_key UNIQUE (token_sha256)
);

create table idempotency_key (
  scope text not null,
  key text not null,
  request_sha256 text not null,
  answer text,
  created_at timestamp(3) with time zone not null default now(),
  constraint idempotency_key_pkey PRIMARY KEY (scope, key)
);

create table in_flight_share (
  destination_id uuid not null,
  owner text not null,
  granted integer not null,
  until timestamp(3) with time zone not null,
  constraint in_flight_share_granted_check CHECK ((granted >= 0)),
  constraint in_flight_share_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint in_flight_share_pkey PRIMARY KEY (destination_id, owner)
);

create table intent (
  credential_id uuid not null,
  operation text not null,
  nexset_id uuid not null,
  record_offset bigint not null,
  state text not null,
  origin text not null,
  at timestamp(3) with time zone not null default now(),
  earlier_state text,
  organization text not null,
  content text,
  earlier_content text,
  constraint intent_earlier_state_check CHECK ((earlier_state = ANY (ARRAY['arrived'::text, 'unknown'::text, 'confirmed'::text]))),
  constraint intent_origin_check CHECK ((origin = ANY (ARRAY['test'::text, 'delivery'::text]))),
  constraint intent_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'arrived'::text, 'unknown'::text, 'confirmed'::text]))),
  constraint intent_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES credential(id),
  constraint intent_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id) ON DELETE CASCADE,
  constraint intent_pkey PRIMARY KEY (organization, operation, nexset_id, record_offset)
);
CREATE INDEX intent_of_credential ON public.intent USING btree (credential_id);

create table known_id_log (
  organization text not null,
  last_page bigint not null,
  constraint known_id_log_pkey PRIMARY KEY (organization)
);

create table known_id_page (
  organization text not null,
  number bigint not null,
  nexset_id uuid not null,
  destination_id uuid not null,
  config_number integer not null,
  offsets int8multirange not null,
  hashes bytea not null,
  constraint known_id_page_pkey PRIMARY KEY (organization, number)
);

create table migration (
  name text not null,
  applied_at timestamp(3) with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table nexset (
  id uuid not null,
  name text not null,
  state text not null,
  record_count bigint not null default 0,
  attributes text not null default '[]'::text,
  file_name text,
  file_sha256 text,
  last_record_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default now(),
  source text not null default 'records'::text,
  responses_of uuid,
  constraint nexset_record_count_check CHECK ((record_count >= 0)),
  constraint nexset_source_check CHECK ((source = ANY (ARRAY['records'::text, 'webhook'::text, 'responses'::text]))),
  constraint nexset_state_check CHECK ((state = ANY (ARRAY['importing'::text, 'ready'::text]))),
  constraint responses_are_of_one CHECK (((responses_of IS NULL) OR (source = 'responses'::text))),
  constraint nexset_responses_of_fkey FOREIGN KEY (responses_of) REFERENCES destination(id) ON DELETE SET NULL,
  constraint nexset_pkey PRIMARY KEY (id),
  constraint nexset_responses_of_key UNIQUE (responses_of)
);

create table pace (
  destination_id uuid not null,
  next_at timestamp with time zone not null,
  constraint pace_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint pace_pkey PRIMARY KEY (destination_id)
);

create table page (
  nexset_id uuid not null,
  first_offset bigint not null,
  record_count integer not null,
  body text,
  received_at timestamp(3) with time zone not null,
  packed bytea,
  text_bytes integer,
  constraint page_first_offset_check CHECK ((first_offset >= 0)),
  constraint page_record_count_check CHECK (((record_count >= 1) AND (record_count <= 500))),
  constraint page_text_check CHECK ((((body IS NULL) = (packed IS NOT NULL)) AND ((packed IS NULL) = (text_bytes IS NULL)))),
  constraint page_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id) ON DELETE CASCADE,
  constraint page_pkey PRIMARY KEY (nexset_id, first_offset)
);

create table range (
  destination_id uuid not null,
  number integer not null,
  positions int8multirange not null,
  record_count integer not null,
  first_offset bigint not null,
  config_number integer not null,
  plan_version integer not null,
  state text not null default 'ready'::text,
  not_before timestamp(3) with time zone,
  attempts integer not null default 0,
  finished int8multirange not null default '{}'::int8multirange,
  maybe_sent int8multirange not null default '{}'::int8multirange,
  delivered integer not null default 0,
  duplicates integer not null default 0,
  set_aside integer not null default 0,
  unknown integer not null default 0,
  in_flight integer not null default 0,
  lease_owner text,
  lease_until timestamp(3) with time zone,
  fence bigint not null default 0,
  waits_since integer,
  run integer not null default 0,
  discarded integer not null default 0,
  revised boolean not null default false,
  constraint counts_fit CHECK (((((((delivered + duplicates) + set_aside) + unknown) + discarded) + in_flight) <= record_count)),
  constraint done_is_whole CHECK (((state <> 'done'::text) OR (((((delivered + duplicates) + set_aside) + unknown) + discarded) = record_count))),
  constraint in_flight_only_while_running CHECK (((state = 'running'::text) OR (in_flight = 0))),
  constraint lease_only_while_running CHECK (((state = 'running'::text) = (lease_until IS NOT NULL))),
  constraint range_discarded_check CHECK ((discarded >= 0)),
  constraint range_positions_check CHECK ((NOT isempty(positions))),
  constraint range_record_count_check CHECK ((record_count > 0)),
  constraint range_run_check CHECK ((run >= 0)),
  constraint range_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'running'::text, 'done'::text]))),
  constraint waits_only_when_ready CHECK (((waits_since IS NULL) OR (state = 'ready'::text))),
  constraint range_destination_id_config_number_fkey FOREIGN KEY (destination_id, config_number) REFERENCES destination_config(destination_id, number),
  constraint range_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint range_pkey PRIMARY KEY (destination_id, number)
) with (fillfactor=50);
CREATE INDEX range_open ON public.range USING btree (destination_id, number) WHERE (state <> 'done'::text);

create table replay (
  destination_id uuid not null,
  number integer not null,
  positions int8multirange not null,
  record_count integer not null,
  who text not null,
  why text not null default ''::text,
  at timestamp(3) with time zone not null default clock_timestamp(),
  constraint replay_number_check CHECK ((number > 0)),
  constraint replay_positions_check CHECK ((NOT isempty(positions))),
  constraint replay_record_count_check CHECK ((record_count > 0)),
  constraint replay_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint replay_pkey PRIMARY KEY (destination_id, number)
);

create table revision (
  destination_id uuid not null,
  record_offset bigint not null,
  number integer not null,
  text text not null,
  id_suffix text,
  after_call bigint not null,
  made_by text not null,
  at timestamp(3) with time zone not null default clock_timestamp(),
  constraint revision_number_check CHECK ((number > 0)),
  constraint revision_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint revision_pkey PRIMARY KEY (destination_id, record_offset, number)
);

create table secret_header (
  destination_id uuid not null,
  name text not null,
  sealed text not null,
  base_url text not null,
  constraint secret_header_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint secret_header_pkey PRIMARY KEY (destination_id, name, base_url)
);

create table set_aside (
  destination_id uuid not null,
  record_offset bigint not null,
  code text not null,
  field text,
  sentence text not null,
  status integer,
  call_id bigint,
  at timestamp(3) with time zone not null default now(),
  range_number integer not null,
  config_number integer not null,
  may_be_stored boolean not null default false,
  stored text,
  discarded_at timestamp(3) with time zone,
  constraint set_aside_call_id_fkey FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL,
  constraint set_aside_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint set_aside_pkey PRIMARY KEY (destination_id, record_offset)
);
CREATE INDEX set_aside_reason ON public.set_aside USING btree (destination_id, code, field, record_offset);

create table setting (
  key text not null,
  value text not null,
  constraint setting_pkey PRIMARY KEY (key)
);

create table test_call (
  id uuid not null,
  nexset_id uuid not null,
  credential_id uuid not null,
  offsets int8multirange not null,
  edited boolean not null,
  request text not null,
  answer text,
  outcome text,
  sentence text,
  refusals text not null default '[]'::text,
  sent_at timestamp(3) with time zone not null,
  constraint test_call_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES credential(id),
  constraint test_call_nexset_id_fkey FOREIGN KEY (nexset_id) REFERENCES nexset(id) ON DELETE CASCADE,
  constraint test_call_pkey PRIMARY KEY (id)
);
CREATE INDEX test_call_newest ON public.test_call USING btree (nexset_id, sent_at DESC);

create table unknown_record (
  destination_id uuid not null,
  record_offset bigint not null,
  sentence text not null,
  call_id bigint,
  at timestamp(3) with time zone not null default now(),
  range_number integer not null,
  config_number integer not null,
  look_up text,
  left_at timestamp(3) with time zone,
  constraint unknown_record_call_id_fkey FOREIGN KEY (call_id) REFERENCES call(id) ON DELETE SET NULL,
  constraint unknown_record_destination_id_fkey FOREIGN KEY (destination_id) REFERENCES destination(id) ON DELETE CASCADE,
  constraint unknown_record_pkey PRIMARY KEY (destination_id, record_offset)
);
