-- The value of a destination's secret header, sealed for that destination and header; no config holds it.
create table secret_header (
  destination_id uuid not null references destination on delete cascade,
  -- in lower case, as names of headers are compared
  name text not null,
  sealed text not null,
  -- the credential's address it was given for; it goes to no other
  base_url text not null,
  primary key (destination_id, name, base_url)
);
