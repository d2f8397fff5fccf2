-- What an organization may still send to Lago in the present window, for everybody who sends: deliveries, tests and look-ups of
-- every process. No row: no limit is known.
create table budget (
  -- as intents know it; `credential:` and an id while nobody has asked
  organization text not null,
  bucket text not null check (bucket in ('events', 'usage', 'other')),
  -- requests in one window; null after a 429 that named none
  window_limit int check (window_limit > 0),
  window_ms int not null check (window_ms > 0),
  remaining int not null check (remaining >= 0),
  window_ends_at timestamptz(3) not null,
  primary key (organization, bucket)
);

-- Up to when requests of a destination with a rate of its own are given out.
create table pace (
  destination_id uuid primary key references destination on delete cascade,
  next_at timestamptz not null
);

-- How many requests of a destination with a cap each process may have in flight.
create table in_flight_share (
  destination_id uuid not null references destination on delete cascade,
  owner text not null,
  granted int not null check (granted >= 0),
  until timestamptz(3) not null,
  primary key (destination_id, owner)
);
