-- Records of an ordered destination that are set aside or unknown: later records with the same natural key wait for them.
create table blocked_key (
  destination_id uuid not null references destination on delete cascade,
  natural_key text not null,
  record_offset bigint not null,
  at timestamptz(3) not null default now(),
  primary key (destination_id, record_offset)
);

-- Grows whenever a key is free again, so that ranges with records that wait for one are looked at once more.
alter table destination add column keys_freed int not null default 0;
-- All that is left of it waits for keys: `keys_freed` when that was seen.
alter table range add column waits_since int,
  add constraint waits_only_when_ready check (waits_since is null or state = 'ready');
