import { recordAct } from '../../audit/queries/record-act.ts'
import type { Db } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { noHold } from '../../engine/ranges/hold.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { ensureResponseNexset } from '../../nexsets/responses/response-nexset.ts'
import { countSentAsTest } from '../preflight/sent-as-test.ts'
import { keepSecretHeaders, openSecretHeaders } from '../secret-headers.ts'
import { requireSendable } from '../sendable.ts'
import { lockDestination } from './locked-destination.ts'
import { type Start, startOffset } from './start-offset.ts'

/**
 * Starts a destination, or goes on after a pause. The first time, records from before `start` are left out. Throws
 * `invalid_config` or `clashing_ids`. One that is active or held already stays as it is. Answers what people should know.
 */
export const activateDestination = (db: Db, id: string, start: Start, who: string): Promise<string[]> =>
  db.transaction(async (tx) => {
    const destination = await lockDestination(tx, id)
    const { isFirstActivation, status, name, nexsetId, credentialId } = destination
    if (status === 'active' || status === 'held') return []
    await requireSendable(tx, destination)
    if (destination.config.responseWebhook) await ensureResponseNexset(tx, id, name)
    const firstOffset = isFirstActivation ? await startOffset(tx, destination, start) : 0
    await tx.query(
      `update destination set status = 'active', version = version + 1, activated_at = coalesce(activated_at, now()),
         start_offset = case when activated_at is null then $2 else start_offset end,
         cut_offset = case when activated_at is null then $2 else cut_offset end
       where id = $1`,
      [id, firstOffset],
    )
    await recordAct(tx, { who, act: 'activate', destinationId: id, destinationName: name, why: '' })
    await tx.query(`select pg_notify('destination', $1)`, [id])
    if (!isFirstActivation) return start === 'waiting' ? [] : [goesOn]
    const sentAsTest = await countSentAsTest(tx, nexsetId, credentialId)
    return sentAsTest === 0 ? [] : [sentBefore(sentAsTest)]
  })

const goesOn =
  'It goes on where it stopped. Where it starts is chosen at the first activation only; to send earlier records again, replay them.'
const sentBefore = (count: number) =>
  `${count === 1 ? '1 record' : `${count} records`} already sent as a test, not sent again.`

/** Stops before the next request; workers give their ranges back. One that is not running stays as it is. */
export const pauseDestination = (db: Db, id: string, who: string): Promise<void> =>
  db.transaction(async (tx) => {
    const { status, name } = await lockDestination(tx, id)
    if (status === 'inactive')
      throw new ProblemError('state_forbids', 'This destination is not active, so there is nothing to pause.')
    if (status === 'paused') return
    await tx.query(
      `update destination set status = 'paused', version = version + 1, ${noHold} where id = $1`,
      [id],
    )
    await recordAct(tx, { who, act: 'pause', destinationId: id, destinationName: name, why: '' })
    await tx.query(`select pg_notify('destination', $1)`, [id])
  })

/** Has a held destination tried at once instead of later. Throws `state_forbids` when it is not held. */
export const probeDestination = (db: Db, id: string): Promise<void> =>
  db.transaction(async (tx) => {
    const { status } = await lockDestination(tx, id)
    if (status === 'active') return
    if (status !== 'held') {
      throw new ProblemError(
        'state_forbids',
        'Only a held destination can be tried. Activate this one instead.',
      )
    }
    await tx.query(`update destination set probe_at = clock_timestamp() where id = $1`, [id])
    await tx.query(`select pg_notify('destination', $1)`, [id])
  })

/** Ends everything it has to do. What was sent stays in Lago; workers find their ranges gone and stop. */
export const deleteDestination = (db: Db, id: string, who: string): Promise<void> =>
  db.transaction(async (tx) => {
    const { name } = await lockDestination(tx, id)
    // In the order in which commits lock them: ranges, then the destination.
    await tx.query(
      `select number from range where destination_id = $1 and state <> 'done' order by number for update`,
      [id],
    )
    await tx.query(`delete from destination where id = $1`, [id])
    await recordAct(tx, { who, act: 'delete_destination', destinationId: id, destinationName: name, why: '' })
    await tx.query(`select pg_notify('destination', $1)`, [id])
  })

/** Copies name, Nexset, credential, config and the values of secret headers into a new, inactive one; answers its id. */
export const duplicateDestination = (
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  id: string,
): Promise<string> =>
  db.transaction(async (tx) => {
    const source = await lockDestination(tx, id)
    const [copy] = await tx.query<{ id: string }>(
      `insert into destination (id, name, nexset_id, credential_id)
       values (gen_random_uuid(), left($1, 200), $2, $3) returning id`,
      [`${source.name} (copy)`, source.nexsetId, source.credentialId],
    )
    if (!copy) throw new Error('The copy was not stored.')
    await tx.query(
      `insert into destination_config (destination_id, number, credential_id, config) values ($1, 1, $2, $3)`,
      [copy.id, source.credentialId, source.configText],
    )
    const values = await openSecretHeaders(tx, secret, { destinationId: id, baseUrl: source.baseUrl })
    const place = { destinationId: copy.id, baseUrl: source.baseUrl }
    await keepSecretHeaders(tx, secret, place, source.config, values)
    if (source.config.responseWebhook) await ensureResponseNexset(tx, copy.id, `${source.name} (copy)`)
    return copy.id
  })
