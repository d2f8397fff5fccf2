-- Ferry packs the text of a page (zstd) before it goes to the database: a tenth of it travels, is logged and lies on the
-- disk. Small pages keep their text, as do those from before.
alter table page
  alter column body drop not null,
  add column packed bytea,
  add column text_bytes integer,
  add constraint page_text_check check ((body is null) = (packed is not null) and (packed is null) = (text_bytes is null));
-- It cannot be made smaller once more.
alter table page alter column packed set storage external;
