-- Delivered records that somebody sends again: a run of its own, whose ranges have its number.
create table replay (
  destination_id uuid not null references destination on delete cascade,
  number int not null check (number > 0),
  positions int8multirange not null check (not isempty(positions)),
  record_count int not null check (record_count > 0),
  who text not null,
  why text not null default '',
  at timestamptz(3) not null default clock_timestamp(),
  primary key (destination_id, number)
);
