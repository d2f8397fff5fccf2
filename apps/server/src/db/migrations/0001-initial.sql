-- Times are kept to the millisecond, because that is what crosses the API and enters derived timestamps.

create table setting (
  key text primary key,
  value text not null
);

create table credential (
  id uuid primary key,
  name text not null,
  description text not null default '',
  deployment text not null check (deployment in ('us', 'eu', 'self_hosted')),
  base_url text not null,
  key_sealed text not null,
  key_ending text not null,
  sandbox boolean not null default false,
  organization text,
  lago_version text,
  -- 'postgres' or 'clickhouse', learnt from the first accepted event
  event_store text check (event_store in ('postgres', 'clickhouse')),
  check_result text,
  checked_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now()
);

create table nexset (
  id uuid primary key,
  name text not null,
  -- importing: pages are being written, nobody else sees it
  state text not null check (state in ('importing', 'ready')),
  record_count bigint not null default 0 check (record_count >= 0),
  attributes text not null default '[]',
  file_name text,
  file_sha256 text,
  last_record_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);

-- The log of a Nexset: up to 500 records' own JSON text, one a line. Pages are appended, never rewritten.
create table page (
  nexset_id uuid not null references nexset on delete cascade,
  first_offset bigint not null check (first_offset >= 0),
  record_count int not null check (record_count between 1 and 500),
  body text not null,
  received_at timestamptz(3) not null,
  primary key (nexset_id, first_offset)
);

create table destination (
  id uuid primary key,
  name text not null,
  nexset_id uuid not null references nexset,
  credential_id uuid not null references credential,
  status text not null default 'inactive' check (status in ('inactive', 'active', 'paused', 'held')),
  hold_code text,
  hold_sentence text,
  -- first record of the refused request: the probe sends that very request
  hold_offset bigint,
  held_at timestamptz(3),
  probe_at timestamptz(3),
  probe_attempts int not null default 0,
  config_number int not null default 1,
  -- records before it are left out; set at the first activation
  start_offset bigint not null default 0,
  -- ranges are cut up to here, exclusive
  cut_offset bigint not null default 0,
  next_range_number int not null default 1,
  last_delivered_at timestamptz(3),
  activated_at timestamptz(3),
  version int not null default 1,
  created_at timestamptz(3) not null default now(),
  constraint hold_has_reason check ((status = 'held') = (hold_code is not null)),
  constraint active_was_activated check (status not in ('active', 'paused', 'held') or activated_at is not null)
);

-- Immutable: the bytes of a record are made from it, so a retry makes the same bytes.
create table destination_config (
  destination_id uuid not null references destination on delete cascade,
  number int not null,
  credential_id uuid not null references credential,
  config text not null,
  created_at timestamptz(3) not null default now(),
  primary key (destination_id, number)
);

-- A range of a Nexset on its way to one destination. State machine: see engine/ranges.
create table range (
  destination_id uuid not null references destination on delete cascade,
  number int not null,
  -- the records that belong to it; whole at first, an edit may move the ones not yet sent to another range
  positions int8multirange not null check (not isempty(positions)),
  record_count int not null check (record_count > 0),
  -- the lowest position: the order of work
  first_offset bigint not null,
  config_number int not null,
  plan_version int not null,
  state text not null default 'ready' check (state in ('ready', 'running', 'done')),
  not_before timestamptz(3),
  attempts int not null default 0,
  -- positions whose outcome is known (or that wait for a person): what a restart leaves out
  finished int8multirange not null default '{}',
  -- positions that may have been sent without a known outcome: all while it runs, the exact ones after a clean stop
  maybe_sent int8multirange not null default '{}',
  delivered int not null default 0,
  duplicates int not null default 0,
  set_aside int not null default 0,
  unknown int not null default 0,
  in_flight int not null default 0,
  lease_owner text,
  lease_until timestamptz(3),
  fence bigint not null default 0,
  primary key (destination_id, number),
  foreign key (destination_id, config_number) references destination_config (destination_id, number),
  constraint lease_only_while_running check ((state = 'running') = (lease_until is not null)),
  constraint in_flight_only_while_running check (state = 'running' or in_flight = 0),
  constraint counts_fit check (delivered + duplicates + set_aside + unknown + in_flight <= record_count),
  constraint done_is_whole check (
    state <> 'done' or delivered + duplicates + set_aside + unknown = record_count
  )
) with (fillfactor = 50);
create index range_open on range (destination_id, number) where state <> 'done';

-- One attempt at one request. Written whatever the fence says: the call was really made.
create table call (
  id bigint generated always as identity primary key,
  destination_id uuid not null references destination on delete cascade,
  config_number int not null,
  method text not null,
  url text not null,
  attempt int not null,
  offsets int8multirange not null,
  record_count int not null,
  body_sha256 text,
  body_bytes int not null,
  outcome text not null check (outcome in ('accepted', 'exists', 'rejected', 'retry', 'hold', 'unknown')),
  sentence text not null,
  status int,
  error text,
  answer_headers text not null default '[]',
  answer_body text,
  answer_cut boolean not null default false,
  sent_at timestamptz(3) not null,
  answered_at timestamptz(3) not null
);
create index call_newest on call (destination_id, id desc);

create table set_aside (
  destination_id uuid not null references destination on delete cascade,
  record_offset bigint not null,
  code text not null,
  field text,
  sentence text not null,
  status int,
  call_id bigint references call on delete set null,
  at timestamptz(3) not null default now(),
  primary key (destination_id, record_offset)
);

-- Records whose effect may have happened; they wait for a look-up or a person.
create table unknown_record (
  destination_id uuid not null references destination on delete cascade,
  record_offset bigint not null,
  sentence text not null,
  call_id bigint references call on delete set null,
  at timestamptz(3) not null default now(),
  primary key (destination_id, record_offset)
);

-- Durable before the first byte of a call that repeats a money effect (resend class C), for deliveries and tests alike.
create table intent (
  credential_id uuid not null references credential,
  operation text not null,
  nexset_id uuid not null references nexset on delete cascade,
  record_offset bigint not null,
  state text not null check (state in ('sending', 'arrived', 'unknown')),
  origin text not null check (origin in ('test', 'delivery')),
  at timestamptz(3) not null default now(),
  primary key (credential_id, operation, nexset_id, record_offset)
);

create table test_call (
  id uuid primary key,
  nexset_id uuid not null references nexset on delete cascade,
  credential_id uuid not null references credential,
  offsets int8multirange not null,
  edited boolean not null,
  request text not null,
  answer text,
  outcome text,
  sentence text,
  refusals text not null default '[]',
  sent_at timestamptz(3) not null
);
create index test_call_newest on test_call (nexset_id, sent_at desc);

create table idempotency_key (
  scope text not null,
  key text not null,
  request_sha256 text not null,
  answer text,
  created_at timestamptz(3) not null default now(),
  primary key (scope, key)
);
