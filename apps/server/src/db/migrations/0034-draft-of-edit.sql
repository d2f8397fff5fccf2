-- A half-done edit of a saved destination: its draft has the destination's own id, so that there is one a destination.
alter table draft
  add column destination_id uuid references destination on delete cascade,
  -- the version of the destination that the edit began from
  add column destination_version int,
  add constraint draft_of_edit check (
    (destination_id is null) = (destination_version is null) and (destination_id is null or destination_id = id)
  );
