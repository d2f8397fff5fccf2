-- What was known of a record before a person confirmed sending it once more: when that has no effect, it still holds.
alter table intent add column earlier_state text check (earlier_state in ('arrived', 'unknown'));
