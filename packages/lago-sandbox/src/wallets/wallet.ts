/** A wallet, in the shape Lago answers it. */
export interface Wallet {
  lago_id: string
  lago_customer_id: string
  external_customer_id: string
  status: 'active' | 'terminated'
  currency: string
  name: string | null
  code: string | null
  priority: number
  rate_amount: string
  credits_balance: string
  balance_cents: number
  consumed_credits: string
  created_at: string
  expiration_at: string | null
  terminated_at: string | null
}

export interface WalletTransaction {
  lago_id: string
  lago_wallet_id: string
  status: 'purchased' | 'granted' | 'voided'
  source: 'manual'
  transaction_status: 'purchased' | 'granted' | 'voided'
  transaction_type: 'inbound' | 'outbound'
  amount: string
  credit_amount: string
  metadata: { key: string; value: string }[]
  settled_at: string | null
  failed_at: string | null
  created_at: string
  name: string | null
}

/** Credits are decimal texts; a JSON number is refused as `invalid_amount`. */
export const isCredits = (value: unknown): value is string =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
