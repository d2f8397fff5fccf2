-- Where the records of a Nexset come from.
alter table nexset
  add column source text not null default 'records' check (source in ('records', 'webhook', 'responses')),
  -- the destination whose calls' answers it holds; null once that is deleted
  add column responses_of uuid unique references destination on delete set null,
  add constraint responses_are_of_one check (responses_of is null or source = 'responses');

-- A webhook source: whoever knows the token may append.
create table hook (
  nexset_id uuid primary key references nexset on delete cascade,
  token_sha256 text not null unique,
  -- shown again to people who are signed in
  token_sealed text not null,
  created_at timestamptz(3) not null default now()
);
