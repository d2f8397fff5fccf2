import { notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Wallet } from './wallet.ts'

type Found = { wallet: Wallet } | { refusal: Answer }

/** The wallet a path names by its id. */
export const walletById = ({ organization, params }: Call): Found => {
  const wallet = organization.wallets.find(({ lago_id }) => lago_id === params.id)
  return wallet ? { wallet } : { refusal: notFound('wallet') }
}

/** A customer's active wallet with this code. */
export const walletWithCode = (
  { wallets }: Organization,
  customerId: string,
  code: string | null | undefined,
): Wallet | undefined =>
  wallets.find(
    (wallet) => wallet.status === 'active' && wallet.lago_customer_id === customerId && wallet.code === code,
  )

/** The wallet a path below `/customers/:external_id/wallets/:code` names. */
export const customerWallet = ({ organization, params }: Call): Found => {
  const customer = organization.customers.get(params.external_id ?? '')
  if (!customer) return { refusal: notFound('customer') }
  const wallet = walletWithCode(organization, customer.lago_id, params.code)
  return wallet ? { wallet } : { refusal: notFound('wallet') }
}
