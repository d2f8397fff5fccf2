import type { ActResult, PersonsAnswer, SelectedUnknown } from '@ferry/contract'
import { plan, resend } from '@ferry/core'
import type { Db, Sql } from '../db/database.ts'
import { Values } from '../db/values.ts'
import type { LockedDestination } from '../destinations/queries/locked-destination.ts'
import { ProblemError } from '../http/problem-error.ts'
import { answerIntents, arrivedMeanwhile, type IntentOf } from '../intents/answer-intents.ts'
import { contentOf, intentOperation } from '../intents/intent-operation.ts'
import { type Asked, act, counted, type Done, namedKept, whenSent } from './act.ts'
import { effectOf } from './effect-words.ts'
import { keptBack } from './kept-back.ts'
import { type Chosen, whereChosen } from './queries/chosen.ts'
import { recount } from './queries/recount.ts'
import { sendAgain } from './queries/send-again.ts'
import { sizes } from './set-aside-acts.ts'
import { configVersions, readEdited } from './versions.ts'
import { whyKept } from './why-kept.ts'

export type AskedOfUnknown = Asked & { records: SelectedUnknown; answer: PersonsAnswer; confirmed: boolean }

/**
 * A person says what became of records whose outcome is unknown. What is known of their money calls (the intents, those of
 * tests too) changes in the same transaction. Two answers at once: the first counts. `send` throws
 * `confirmation_required`, which names the effect, until it is confirmed.
 */
export const answerFor = async (db: Db, asked: AskedOfUnknown): Promise<ActResult> => {
  const { answer } = asked
  const { done, destination } = await act(db, asked, `answer_${answer}`, async (tx, present, doing) => {
    const chosen = chosenUnknown(asked)
    switch (answer) {
      case 'arrived':
        await answerIntents(tx, present, await intentsSent(tx, present, chosen), 'arrived')
        return only(await recount(tx, chosen, { from: 'unknown', to: 'delivered' }, doing))
      case 'leave':
        return only(await recount(tx, chosen, { from: 'unknown', to: 'discarded' }, doing))
      case 'reopen':
        return only(await recount(tx, chosen, { from: 'discarded', to: 'unknown' }, doing))
      case 'send': {
        const { intents, kept } = await intentsToSend(tx, present, chosen, asked.confirmed)
        await answerIntents(tx, present, intents, 'confirmed')
        const without = kept.map(({ offset }) => offset)
        return { count: await sendAgain(tx, { ...chosen, without }, sizes(present), doing), kept }
      }
      default:
        return answer satisfies never
    }
  })
  return {
    count: done.count,
    kept: done.kept.slice(0, namedKept),
    sentence: sentenceOf(answer, done, destination),
  }
}

const only = (count: number): Done => ({ count, kept: [] })

const chosenUnknown = ({ destinationId, records, answer }: AskedOfUnknown): Chosen => ({
  list: 'unknown_record',
  destinationId,
  records,
  closed: answer === 'reopen',
  without: [],
})

const readChosen = (tx: Sql, chosen: Chosen) => {
  const values = new Values()
  return tx.query<{ record_offset: number; config_number: number }>(
    `select record_offset, config_number from unknown_record where ${whereChosen(values, chosen)} order by record_offset`,
    values.list,
  )
}

/** The intents of the calls that were made, under the settings of then. */
const intentsSent = async (tx: Sql, destination: LockedDestination, chosen: Chosen): Promise<IntentOf[]> => {
  const rows = await readChosen(tx, chosen)
  const requests = await requestsOf(tx, destination, rows)
  return requests.map(({ intent }) => intent)
}

/**
 * The intents of the calls that will be made. What Lago took meanwhile is kept back, and so is what goes by an identity in
 * Lago and would go by another now; a call that repeats its effect has none, and its effect is said anyway.
 */
const intentsToSend = async (
  tx: Sql,
  destination: LockedDestination,
  chosen: Chosen,
  confirmed: boolean,
): Promise<{ intents: IntentOf[]; kept: ActResult['kept'] }> => {
  const rows = (await readChosen(tx, chosen)).map((row) => ({
    ...row,
    config_number: destination.configNumber,
  }))
  const requests = await requestsOf(tx, destination, rows)
  const arrived = await arrivedMeanwhile(
    tx,
    destination,
    requests.map(({ intent }) => intent),
  )
  const repeating = new Set(requests.flatMap(({ intent, isRepeating }) => (isRepeating ? intent.offset : [])))
  const otherwise = (await keptBack(tx, destination, chosen)).filter(({ offset }) => !repeating.has(offset))
  const kept = [
    ...arrived.map((offset) => ({ offset, code: 'already_sent', sentence: takenMeanwhile })),
    ...otherwise,
  ]
  const without = new Set(kept.map(({ offset }) => offset))
  const sent = requests.filter(({ intent }) => !without.has(intent.offset))
  const [first] = sent
  if (first && !confirmed) {
    const many = rows.length > 1 ? ` This is said of ${counted(rows.length - without.size)}.` : ''
    throw new ProblemError('confirmation_required', `${first.effect}${many} Nothing was sent.`)
  }
  return { intents: sent.map(({ intent }) => intent), kept }
}

const takenMeanwhile =
  'This record was sent meanwhile, and Lago took it. It was not sent again. Answer that it arrived.'

/** One request a record; those that cannot be sent as they are have none. */
const requestsOf = async (
  tx: Sql,
  destination: LockedDestination,
  rows: readonly { record_offset: number; config_number: number }[],
): Promise<{ intent: IntentOf; effect: string; isRepeating: boolean }[]> => {
  const versionOf = configVersions(tx, destination.id)
  const records = await readEdited(
    tx,
    destination,
    rows.map((row) => row.record_offset),
  )
  const found: { intent: IntentOf; effect: string; isRepeating: boolean }[] = []
  for (const { record_offset: offset, config_number } of rows) {
    const record = records.get(offset)
    const { config, baseUrl } = await versionOf(config_number)
    const [request] = record
      ? plan(config, [record], { nexsetId: destination.nexsetId, baseUrl }).requests
      : []
    if (!request) continue
    const operation = intentOperation(request, baseUrl)
    found.push({
      intent: { offset, operation, content: contentOf(request) },
      effect: effectOf(request, baseUrl),
      isRepeating: resend(request) === 'C',
    })
  }
  return found
}

const sentenceOf = (answer: PersonsAnswer, { count, kept }: Done, destination: LockedDestination): string => {
  const records = counted(count)
  const stayed = kept.length > 0 ? ` ${counted(kept.length)} stayed: ${whyKept(kept)}.` : ''
  if (count === 0) return `Nothing was changed.${stayed || ' Somebody else has answered, perhaps.'}`
  switch (answer) {
    case 'arrived':
      return `${records} counted as delivered. Nothing was sent.`
    case 'send':
      return `${records} will be sent ${whenSent(destination)}, once.${stayed}`
    case 'leave':
      return `${records} left out. Nothing was sent; it can be taken back.`
    case 'reopen':
      return `${records} wait for an answer again. Nothing was sent.`
    default:
      return answer satisfies never
  }
}
