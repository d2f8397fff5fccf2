-- Money moves in an organization, whatever credential it is reached by: what was sent is remembered for each of them.
alter table credential
  -- its lago_id, once a key has proved it
  add column organization_id text,
  -- what its calls that repeat an effect are remembered under: organization_id, or `key:` and a hash of origin and key
  -- while no key may read it, or `credential:` and its id until anybody has asked
  add column identity text;

alter table intent add column organization text;
update intent set organization = 'credential:' || credential_id;
update credential c set identity = 'credential:' || c.id
  where exists (select from intent i where i.credential_id = c.id);
alter table intent
  alter column organization set not null,
  drop constraint intent_pkey,
  add primary key (organization, operation, nexset_id, record_offset);
create index intent_of_credential on intent (credential_id);
