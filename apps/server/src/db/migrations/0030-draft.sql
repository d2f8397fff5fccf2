-- A half-done wizard. `form` is the screen's own values as JSON text; nothing secret is in them.
create table draft (
  id uuid primary key,
  nexset_id uuid not null references nexset on delete cascade,
  name text not null,
  step text not null,
  form text not null,
  version int not null default 1,
  updated_at timestamptz(3) not null
);
create index draft_last_used on draft (updated_at desc);
