import type { Db } from '../db/database.ts'
import { readCallDetailsDays } from './queries/call-details-days.ts'

/** So many calls in one transaction, so that nobody waits for long. */
const atOnce = 2_000

/**
 * Forgets headers and bodies of answers that are older than people want to keep them, but for records that still wait for a
 * person. The calls stay with positions, hashes and outcomes, and so do counts and records: nothing that a destination needs
 * is ever deleted. Answers how many calls it was.
 */
export const forgetCallDetails = async (db: Db): Promise<number> => {
  const days = await readCallDetailsDays(db)
  let forgotten = 0
  for (;;) {
    const rows = await db.query(
      `update call set answer_headers = '[]', answer_body = null, answer_cut = false, has_details = false
       where id in (
         select c.id from call c
         where c.has_details and c.answered_at < now() - make_interval(days => $1)
           and not exists (select from set_aside s where s.call_id = c.id and s.discarded_at is null
             and s.destination_id = c.destination_id)
           and not exists (select from unknown_record u where u.call_id = c.id and u.left_at is null
             and u.destination_id = c.destination_id)
         order by c.answered_at limit $2
       ) returning id`,
      [days, atOnce],
    )
    forgotten += rows.length
    if (rows.length < atOnce) return forgotten
  }
}
