import type { Estimate, Estimated, Fee } from '@ferry/contract'
import { type Answer, type JsonValue, verdict, writeJson } from '@ferry/core'
import { chargesMetric } from './charges-metric.ts'
import { eventsOf, memberText, objectOf } from './events-of.ts'
import type { Lago } from './read-at-lago.ts'

/** So many different events are asked about: each costs a call of the organization's limit. */
const most = 10

/**
 * Has Lago compute each event of a body: `POST /events/estimate_fees` checks subscription, metric and number in this order
 * and writes nothing. Reaching `does_not_match_an_instant_charge` means that all three were fine
 * (lago-api:app/services/fees/estimate_pay_in_advance_service.rb, events/validate_creation_service.rb).
 */
export const estimateEvents = async (lago: Lago, body: string, baseUrl: string): Promise<Estimate> => {
  const events = eventsOf(body)
  const items: Estimated[] = []
  for (const [position, event] of different(events)) {
    const answer = await lago.compute('/events/estimate_fees', estimateBody(event))
    const item = { position, ...(await judge(lago, event, answer, baseUrl)) }
    items.push(item)
    // Trouble with the whole destination says the same of every event.
    if (item.finding === 'refused') break
  }
  return { sentence: sentenceOf(items, events.length), items, recordCount: events.length }
}

/** Alike events have the same fees, whatever their ids and times. */
const different = (events: readonly JsonValue[]): [number, JsonValue][] => {
  const seen = new Map<string, [number, JsonValue]>()
  for (const [position, event] of events.entries()) {
    const text = estimateBody(event)
    if (!seen.has(text)) seen.set(text, [position, event])
    if (seen.size === most) break
  }
  return [...seen.values()]
}

const estimateBody = (event: JsonValue): string => {
  const members = event.kind === 'object' ? event.members : new Map<string, JsonValue>()
  const kept = [...members].filter(([key]) =>
    ['code', 'external_subscription_id', 'properties'].includes(key),
  )
  return writeJson({
    kind: 'object',
    members: new Map([['event', { kind: 'object', members: new Map(kept) }]]),
  })
}

type Judged = Omit<Estimated, 'position'>

const judge = async (lago: Lago, event: JsonValue, answer: Answer, baseUrl: string): Promise<Judged> => {
  const subscription = memberText(event, 'external_subscription_id')
  const metric = memberText(event, 'code')
  const text = answer.kind === 'answered' ? answer.body : ''
  if (answer.kind === 'answered' && answer.status === 200) {
    const fees = feesIn(text)
    return { finding: 'billable', sentence: `Billed at once: ${feeWords(fees)}.`, fees }
  }
  const unpriced = (finding: Estimated['finding'], sentence: string): Judged => ({
    finding,
    sentence,
    fees: [],
  })
  if (text.includes('subscription_not_found'))
    return unpriced(
      'not_billed',
      `Lago has no active subscription “${subscription}”. It would store the event and bill nobody.`,
    )
  if (text.includes('billable_metric_not_found'))
    return unpriced('not_billed', `Lago has no metric “${metric}”. It would store the event and bill nobody.`)
  if (text.includes('value_is_not_valid_number'))
    return unpriced(
      'not_billed',
      `The property that “${metric}” adds up is no plain number. Lago would store the event and leave it out.`,
    )
  if (text.includes('does_not_match_an_instant_charge'))
    return chargesMetric(lago, { subscription, metric, timestamp: memberText(event, 'timestamp') })
  const meaning = verdict({ method: 'POST', url: `${baseUrl}/events/estimate_fees`, recordCount: 1 }, answer)
  if (meaning.kind === 'rejected')
    return unpriced('unclear', meaning.refusals[0]?.sentence ?? 'Lago refused to estimate it.')
  return unpriced('refused', 'sentence' in meaning ? meaning.sentence : 'Lago gave no estimate.')
}

const feesIn = (body: string): Fee[] => {
  const fees = objectOf(body)?.members.get('fees')
  return fees?.kind === 'array'
    ? fees.items.map((fee) => ({
        name: memberText(fee.kind === 'object' ? fee.members.get('item') : undefined, 'name'),
        units: memberText(fee, 'units'),
        amountCents: Number(memberText(fee, 'amount_cents')),
        currency: memberText(fee, 'amount_currency'),
      }))
    : []
}

const feeWords = (fees: readonly Fee[]): string =>
  fees
    .map(
      ({ name, units, amountCents, currency }) => `${name}, ${units} units, ${money(amountCents, currency)}`,
    )
    .join('; ')

const money = (cents: number, currency: string): string => `${(cents / 100).toFixed(2)} ${currency}`

/** One event is said in full; of several how many, because each has its own sentence in `items`. */
const sentenceOf = (items: readonly Estimated[], count: number): string => {
  const [first] = items
  if (!first) return 'There is no event in this body.'
  if (count === 1) return `${first.sentence} Nothing was written.`
  const refused = items.find(({ finding }) => finding === 'refused')
  const said = refused ? refused.sentence : tally(items)
  return `${said} Nothing was written. Lago was asked about ${items.length} of ${count} events; alike ones count as one.`
}

const tally = (items: readonly Estimated[]): string => {
  const countOf = (wanted: Estimated['finding']) => items.filter(({ finding }) => finding === wanted).length
  const [unbilled, unclear] = [countOf('not_billed'), countOf('unclear')]
  if (unbilled + unclear === 0) return 'All of them would be billed.'
  const parts = [
    ...(unbilled > 0 ? [`${unbilled} would not be billed`] : []),
    ...(unclear > 0 ? [`of ${unclear} it is not clear`] : []),
  ]
  return `Of ${items.length} events ${parts.join(', ')}.`
}
