import type { Estimate } from '@ferry/contract'
import { type Answer, type JsonValue, verdict, writeJson } from '@ferry/core'
import { memberText, objectOf } from './events-of.ts'
import { bodyOf, type Lago } from './read-at-lago.ts'

/** What of a subscription an invoice preview takes (lago-doc:api-reference/invoices/preview.mdx). */
const previewed = ['plan_code', 'billing_time', 'subscription_at']

/** `POST /invoices/preview`: the first invoice a new subscription would make. Premium; nothing is written. */
export const estimateSubscription = async (lago: Lago, body: string, baseUrl: string): Promise<Estimate> => {
  const subscription = objectOf(body)?.members.get('subscription')
  const fields = subscription?.kind === 'object' ? [...subscription.members] : []
  const [, customer] = fields.find(([key]) => key === 'external_customer_id') ?? []
  const members = new Map<string, JsonValue>(fields.filter(([key]) => previewed.includes(key)))
  if (customer) members.set('customer', { kind: 'object', members: new Map([['external_id', customer]]) })
  const answer = await lago.compute('/invoices/preview', writeJson({ kind: 'object', members }))
  const invoice = objectOf(bodyOf(answer))?.members.get('invoice')
  return priced(answer, invoice, `${baseUrl}/invoices/preview`, 'The first invoice would come to')
}

/** `POST /credit_notes/estimate`: what a credit note would come to. Premium; nothing is written. */
export const estimateCreditNote = async (lago: Lago, body: string, baseUrl: string): Promise<Estimate> => {
  const answer = await lago.compute('/credit_notes/estimate', body)
  const credit = objectOf(bodyOf(answer))?.members.get('estimated_credit_note')
  return priced(answer, credit, `${baseUrl}/credit_notes/estimate`, 'The credit note would come to')
}

/** Fields under which Lago names the amount: of an invoice, and of what a credit note may come to at most. */
const amounts = ['total_amount_cents', 'max_creditable_amount_cents']

const priced = (answer: Answer, value: JsonValue | undefined, url: string, words: string): Estimate => {
  const cents = amounts.map((key) => memberText(value, key)).find((text) => text !== '')
  const currency = memberText(value, 'currency')
  if (cents === undefined) return one('refused', refusal(answer, url))
  const amount = `${(Number(cents) / 100).toFixed(2)} ${currency}`
  return one('billable', `${words} ${amount}.`)
}

const refusal = (answer: Answer, url: string): string => {
  const meaning = verdict({ method: 'POST', url, recordCount: 1 }, answer)
  if (meaning.kind === 'rejected') return meaning.refusals[0]?.sentence ?? 'Lago refused to compute it.'
  return 'sentence' in meaning ? meaning.sentence : 'Lago gave no amount.'
}

const one = (finding: 'billable' | 'refused', sentence: string): Estimate => ({
  sentence: `${sentence} Nothing was written.`,
  items: [{ position: 0, finding, sentence, fees: [] }],
  recordCount: 1,
})
