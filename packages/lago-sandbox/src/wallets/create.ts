import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import type { Customer } from '../customers/customer.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, textOf } from '../json.ts'
import { readMetadata } from '../metadata/metadata.ts'
import type { Organization } from '../organizations/organization.ts'
import { unwrap } from '../wrapper.ts'
import { addCredits, creditErrors } from './transactions.ts'
import { newWallet, walletJson } from './wallet.ts'

/** Active wallets a customer may have. */
const WALLET_LIMIT = 6

const refusalOf = (
  fields: Record<string, unknown>,
  customer: Customer,
  { wallets, rows }: Organization,
): Answer | undefined => {
  const active = wallets.filter(
    ({ status, lago_customer_id }) => status === 'active' && lago_customer_id === customer.lago_id,
  )
  if (active.length >= WALLET_LIMIT) return invalid({ customer: ['wallet_limit_reached'] })
  const code = textOf(fields.code)
  if (code !== null && active.some((wallet) => wallet.code === code))
    return invalid({ code: ['value_already_exist'] })
  const errors = creditErrors(fields)
  if (errors) return invalid(errors)
  const rate = textOf(fields.rate_amount)
  if (isBlank(rate) || !(Number(rate) > 0)) return invalid({ rate_amount: ['value_is_invalid'] })
  const read = readMetadata(fields.metadata)
  if ('errors' in read) return invalid(read.errors)
  const entity = textOf(fields.billing_entity_code)
  return entity !== null && !rows.find('billing_entity', 'code', entity)
    ? notFound('billing_entity')
    : undefined
}

const create = ({ organization, now }: Call, fields: Record<string, unknown>, customer: Customer): Answer => {
  const refusal = refusalOf(fields, customer, organization)
  if (refusal) return refusal
  const wallet = newWallet(fields, customer, textOf(fields.rate_amount) ?? '', iso(now))
  organization.wallets.unshift(wallet)
  organization.effects.walletsCreated += 1
  // The first top-up runs in the background: the answer still shows an empty wallet.
  const shown = ok({ wallet: walletJson(wallet) })
  addCredits(
    organization,
    wallet,
    { ...fields, name: fields.transaction_name, metadata: fields.transaction_metadata, priority: undefined },
    iso(now),
  )
  return shown
}

/** `POST /wallets`: an unknown customer is a 422 (lago-api:app/services/wallets/create_service.rb). */
export const createWallet = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'wallet')
  if ('refusal' in wrapped) return wrapped.refusal
  const customer = call.organization.customers.get(textOf(wrapped.fields.external_customer_id) ?? '')
  return customer ? create(call, wrapped.fields, customer) : invalid({ customer: ['customer_not_found'] })
}

/** `POST /customers/:external_id/wallets`: the customer of the path; an unknown one is a 404 here. */
export const createCustomerWallet = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'wallet')
  if ('refusal' in wrapped) return wrapped.refusal
  const customer = call.organization.customers.get(call.params.external_id ?? '')
  return customer ? create(call, wrapped.fields, customer) : notFound('customer')
}
