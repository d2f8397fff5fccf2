-- Pages of records are written once and read by every delivery, and the older method takes many times as long for both.
-- A server that was built without lz4 (and the embedded database) keeps that one; pages from before stay as they are.
do $$
begin
  alter table page alter column body set compression lz4;
exception when feature_not_supported then
  raise notice 'this database does not know lz4';
end
$$;
