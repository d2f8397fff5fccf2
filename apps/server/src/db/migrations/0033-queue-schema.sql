-- pg-boss makes its own tables one process at a time, but not the schema they stand in.
create schema if not exists pgboss;
