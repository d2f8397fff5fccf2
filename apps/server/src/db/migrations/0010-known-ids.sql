-- Ids that people's records brought with them and that were sent, so that two records never share one. A log per
-- organization: whoever adds a page has read all before it. Kept for ever, because Lago keeps its events too.
create table known_id_log (
  organization text primary key,
  last_page bigint not null
);

create table known_id_page (
  organization text not null,
  number bigint not null,
  -- the records that the ids are of, and what made them; no references, because the log outlives them
  nexset_id uuid not null,
  destination_id uuid not null,
  config_number int not null,
  offsets int8multirange not null,
  -- eight bytes an id, in the order of the offsets
  hashes bytea not null,
  primary key (organization, number)
);
