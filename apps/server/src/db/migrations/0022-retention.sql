-- Headers and bodies of answers are kept for a while; that a call was made, and its hash, for ever.
alter table call add column has_details boolean not null default true;
create index call_with_details on call (answered_at) where has_details;
