-- Private hosts, addresses and networks that a self-hosted Lago may live on.
create table allowed_host (
  entry text primary key,
  -- named by FERRY_ALLOWED_HOSTS at the last start, which would bring it back
  from_environment boolean not null,
  added_at timestamptz(3) not null
);
