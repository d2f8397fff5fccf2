-- What people decide about records, and what it changes.

alter table range
  -- 0 is the delivery itself; a replay is a run of its own, with its own counts
  add column run int not null default 0 check (run >= 0),
  -- left out by a person: set aside and discarded, or unknown and left
  add column discarded int not null default 0 check (discarded >= 0),
  -- its records may have been edited: their texts are looked for among the revisions
  add column revised boolean not null default false,
  drop constraint counts_fit,
  drop constraint done_is_whole,
  add constraint counts_fit check (
    delivered + duplicates + set_aside + unknown + discarded + in_flight <= record_count
  ),
  add constraint done_is_whole check (
    state <> 'done' or delivered + duplicates + set_aside + unknown + discarded = record_count
  );

-- The range that a record is counted in: an act takes it out of there.
alter table set_aside
  add column range_number int,
  add column config_number int,
  -- an earlier call of it may have arrived, so it keeps what Lago knows it by
  add column may_be_stored boolean not null default false,
  -- what Lago holds under its id, for a conflict
  add column stored text,
  add column discarded_at timestamptz(3);
update set_aside s set range_number = r.number, config_number = r.config_number
  from range r where r.destination_id = s.destination_id and r.positions @> s.record_offset;
alter table set_aside
  alter column range_number set not null,
  alter column config_number set not null;
create index set_aside_reason on set_aside (destination_id, code, field, record_offset);

alter table unknown_record
  add column range_number int,
  add column config_number int,
  -- what the last look-up found, in words
  add column look_up text,
  add column left_at timestamptz(3);
update unknown_record u set range_number = r.number, config_number = r.config_number
  from range r where r.destination_id = u.destination_id and r.positions @> u.record_offset;
alter table unknown_record
  alter column range_number set not null,
  alter column config_number set not null;

-- An edited record, for one destination; pages are never rewritten.
create table revision (
  destination_id uuid not null references destination on delete cascade,
  record_offset bigint not null,
  number int not null check (number > 0),
  text text not null,
  -- put behind the id of its event: another event for Lago
  id_suffix text,
  -- calls up to this one were made with what was before
  after_call bigint not null,
  made_by text not null,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (destination_id, record_offset, number)
);

-- What people did. Kept when the destination is gone.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default clock_timestamp(),
  who text not null,
  act text not null,
  destination_id uuid not null,
  destination_name text not null,
  positions int8multirange not null default '{}',
  record_count int not null default 0,
  why text not null default ''
);
create index audit_of_destination on audit (destination_id, id desc);

-- Somebody said to send it although it may have been sent before: good for one call.
alter table intent
  drop constraint intent_state_check,
  drop constraint intent_earlier_state_check,
  add constraint intent_state_check check (state in ('sending', 'arrived', 'unknown', 'confirmed')),
  add constraint intent_earlier_state_check check (earlier_state in ('arrived', 'unknown', 'confirmed'));
