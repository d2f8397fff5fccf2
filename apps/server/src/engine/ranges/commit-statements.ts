// The statements of `commitOutcomes`. $1 ranges, $2 calls, $3 seconds of a lease, $4 set aside, $5 unknown, $6 intents,
// $7 pages of answers; all but $3 are JSON.

const rangesAndCalls = `
  with change as materialized (
    select * from json_to_recordset($1::json) as t (
      destination_id uuid, number int, fence bigint, finished int8multirange, delivered int, duplicates int, set_aside int,
      unknown int, in_flight int, release boolean, not_before_seconds float8, attempts int, maybe_sent int8multirange,
      waits_since int, freed int8multirange)
  ),
  moved as (
    update range r set
      finished = r.finished + c.finished,
      delivered = r.delivered + c.delivered,
      duplicates = r.duplicates + c.duplicates,
      set_aside = r.set_aside + c.set_aside,
      unknown = r.unknown + c.unknown,
      in_flight = case when c.release then 0 else c.in_flight end,
      state = case when not c.release then 'running' when r.positions <@ (r.finished + c.finished) then 'done' else 'ready' end,
      lease_owner = case when c.release then null else r.lease_owner end,
      lease_until = case when c.release then null else clock_timestamp() + $3 * interval '1 second' end,
      not_before = case when c.release then clock_timestamp() + c.not_before_seconds * interval '1 second' end,
      attempts = c.attempts,
      maybe_sent = case when c.release then c.maybe_sent else r.maybe_sent end,
      waits_since = case when c.release and not r.positions <@ (r.finished + c.finished) then c.waits_since end
    from change c
    where r.destination_id = c.destination_id and r.number = c.number and r.state = 'running' and r.fence = c.fence
      and not r.finished && c.finished
    returning r.destination_id, r.number, r.fence, r.config_number
  ),
  made as materialized (
    select nextval('call_id_seq') as id, t.*
    from json_to_recordset($2::json) as t (
      ref int, destination_id uuid, config_number int, method text, url text, attempt int, offsets int8multirange,
      record_count int, body_sha256 text, body_bytes int, outcome text, sentence text, status int, error text,
      answer_headers text, answer_body text, answer_cut boolean, sent_at timestamptz, answered_at timestamptz)
    join destination d on d.id = t.destination_id
  ),
  called as (
    insert into call (id, destination_id, config_number, method, url, attempt, offsets, record_count, body_sha256, body_bytes,
      outcome, sentence, status, error, answer_headers, answer_body, answer_cut, sent_at, answered_at)
    overriding system value
    select id, destination_id, config_number, method, url, attempt, offsets, record_count, body_sha256, body_bytes,
      outcome, sentence, status, error, answer_headers, answer_body, answer_cut, sent_at, answered_at
    from made
  )`

const recordsIntentsAndAnswers = `
  aside as (
    insert into set_aside (destination_id, record_offset, code, field, sentence, status, call_id, range_number, config_number,
      may_be_stored, stored)
    select t.destination_id, record_offset, code, field, t.sentence, t.status, made.id, moved.number, moved.config_number,
      may_be_stored, stored
    from json_to_recordset($4::json) as t (
      destination_id uuid, number int, fence bigint, record_offset bigint, code text, field text, sentence text, status int, call_ref int,
      may_be_stored boolean, stored text)
    join moved using (destination_id, number, fence) left join made on made.ref = t.call_ref
  ),
  unclear as (
    insert into unknown_record (destination_id, record_offset, sentence, call_id, range_number, config_number, look_up)
    select t.destination_id, record_offset, t.sentence, made.id, moved.number, moved.config_number, t.look_up
    from json_to_recordset($5::json) as t (
      destination_id uuid, number int, fence bigint, record_offset bigint, sentence text, call_ref int, look_up text)
    join moved using (destination_id, number, fence) left join made on made.ref = t.call_ref
  ),
  blocking as (
    insert into blocked_key (destination_id, natural_key, record_offset)
    select destination_id, natural_key, record_offset
    from (
      select * from json_to_recordset($4::json) as t (destination_id uuid, number int, fence bigint, record_offset bigint, natural_key text)
      union all
      select * from json_to_recordset($5::json) as t (destination_id uuid, number int, fence bigint, record_offset bigint, natural_key text)
    ) as t join moved using (destination_id, number, fence)
    where natural_key is not null
    on conflict do nothing
  ),
  arrived as (
    delete from blocked_key b using change c join moved using (destination_id, number, fence)
    where not isempty(c.freed) and b.destination_id = c.destination_id and c.freed @> b.record_offset
    returning b.destination_id
  ),
  freeing as (
    update destination set keys_freed = keys_freed + 1 where id in (select destination_id from arrived)
  ),
  ended as materialized (
    select * from json_to_recordset($6::json) as t (
      organization text, operation text, nexset_id uuid, record_offset bigint, state text)
  ),
  settled as (
    update intent i set state = e.state, earlier_state = null, earlier_content = null, at = now() from ended e
    where e.state <> 'absent' and i.state = 'sending' and i.organization = e.organization
      and i.operation = e.operation and i.nexset_id = e.nexset_id and i.record_offset = e.record_offset
  ),
  given_back as (
    update intent i set state = i.earlier_state, earlier_state = null, content = i.earlier_content, earlier_content = null
    from ended e
    where e.state = 'absent' and i.state = 'sending' and i.earlier_state is not null and i.organization = e.organization
      and i.operation = e.operation and i.nexset_id = e.nexset_id and i.record_offset = e.record_offset
  ),
  freed as (
    delete from intent i using ended e
    where e.state = 'absent' and i.state = 'sending' and i.earlier_state is null and i.organization = e.organization
      and i.operation = e.operation and i.nexset_id = e.nexset_id and i.record_offset = e.record_offset
  ),
  answered as materialized (
    select * from json_to_recordset($7::json) as t (
      destination_id uuid, first_offset bigint, record_count int, body text)
  ),
  grown as (
    update nexset n set record_count = n.record_count + a.size, last_record_at = clock_timestamp()
    from (select destination_id, sum(record_count)::bigint as size from answered group by destination_id) a
    where n.responses_of = a.destination_id
    returning n.id, a.destination_id, n.record_count - a.size as base
  ),
  paged as (
    insert into page (nexset_id, first_offset, record_count, body, received_at)
    select g.id, g.base + a.first_offset, a.record_count, a.body, clock_timestamp()
    from grown g join answered a using (destination_id)
    returning pg_notify('nexset', nexset_id::text)
  )`

const seen = `
  select moved.destination_id, moved.number, moved.fence, d.status, d.config_number
  from moved join destination d on d.id = moved.destination_id`

/**
 * Writes ranges and calls, and nothing else. To parse and plan the whole statement costs many times what this one costs,
 * wherever it is not kept.
 */
export const plainStatement = rangesAndCalls + seen

export const wholeStatement = `${rangesAndCalls},${recordsIntentsAndAnswers}${seen}`
