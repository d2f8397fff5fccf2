-- Which content was sent for a record: an edited test or other settings are not the record itself. Null: of before.
alter table intent
  add column content text,
  -- that of the call before a person confirmed sending it once more
  add column earlier_content text;
