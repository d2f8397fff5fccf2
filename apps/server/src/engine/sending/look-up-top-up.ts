import type { PlannedRequest } from '@ferry/core'
import { z } from 'zod'
import { askLago, jsonOf, type Reader } from './ask-lago.ts'
import type { MoneyLookUp } from './look-up-money.ts'

const Sent = z.object({
  wallet_transaction: z.object({
    wallet_id: z.string().min(1),
    paid_credits: z.string().optional(),
    granted_credits: z.string().optional(),
    metadata: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  }),
})
const Listed = z.object({
  wallet_transactions: z.array(z.object({ lago_id: z.string(), credit_amount: z.string() })),
})

/**
 * Looks for the wallet transaction of a request whose outcome is unknown, by its `ferry_ref`
 * (lago-api:app/controllers/api/v1/wallet_transactions_controller.rb, `metadata[key]=value`). Only right where no earlier call
 * of the same record was made: its transaction would have the same reference.
 */
export const lookUpTopUp = async (reader: Reader, request: PlannedRequest): Promise<MoneyLookUp> => {
  const sent = sentTopUp(request)
  if (sent === null) return { kind: 'unclear', told: null }
  const { wallet_id: wallet, metadata = [], paid_credits, granted_credits } = sent
  const reference = metadata.find(({ key }) => key === 'ferry_ref')?.value
  if (reference === undefined) return { kind: 'unclear', told: noReference(wallet) }
  const search = new URLSearchParams({ 'metadata[ferry_ref]': reference, per_page: '20' }).toString()
  const answer = await askLago(reader, `/wallets/${encodeURIComponent(wallet)}/wallet_transactions?${search}`)
  if (answer === null) return { kind: 'unclear', told: null }
  const listed = answer.kind === 'answered' && answer.status === 200 ? readListed(answer.body) : null
  if (listed === null) return { kind: 'unclear', told: unread(wallet, reference) }
  if (listed.length === 0) return { kind: 'unclear', told: noneListed(wallet, reference) }
  const wanted = [paid_credits, granted_credits].flatMap((credits) => credits ?? []).map(plain)
  const isOurs = listed.some(({ credit_amount }) => wanted.includes(plain(credit_amount)))
  return isOurs ? { kind: 'arrived' } : { kind: 'unclear', told: otherCredits(wallet, reference, listed) }
}

/** What a request tops up, if it does. */
export const sentTopUp = ({ method, url, body, offsets }: PlannedRequest) => {
  if (method !== 'POST' || offsets.length !== 1 || body === null) return null
  if (!new URL(url).pathname.endsWith('/wallet_transactions')) return null
  return Sent.safeParse(jsonOf(body)).data?.wallet_transaction ?? null
}

const readListed = (body: string) => Listed.safeParse(jsonOf(body)).data?.wallet_transactions ?? null

/** `10.0` and `10` are the same credits; compared as text, so that no digit is lost. */
const plain = (credits: string): string => (credits.includes('.') ? credits.replace(/\.?0+$/, '') : credits)

const noReference = (wallet: string) =>
  `This top-up was sent without ferry_ref, so Lago cannot be asked for it. Look through the transactions of wallet ${wallet} for one of its credits and time.`
const unread = (wallet: string, reference: string) =>
  `Lago did not list the transactions of wallet ${wallet} with ferry_ref ${reference} after the call.`
const noneListed = (wallet: string, reference: string) =>
  `Lago listed no transaction of wallet ${wallet} with ferry_ref ${reference} after the call. That does not prove that there is none: it may have been on its way. Look again.`
const otherCredits = (wallet: string, reference: string, listed: readonly { lago_id: string }[]) =>
  `Lago lists ${listed.map(({ lago_id }) => lago_id).join(', ')} of wallet ${wallet} with ferry_ref ${reference}, but with other credits than this record has now.`
