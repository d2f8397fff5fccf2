/** How Lago lists what a call made that has no reference of its own. */
export interface AlikeList {
  /** Path below the base URL, to create one and to list them. */
  path: string
  /** Root key of the request. */
  root: string
  /** Root key of the list. */
  listed: string
  /** In words. */
  one: string
  /** What is sent under this name is also what the list is asked for. */
  by: string
  /** What else the list is asked for. */
  only: Record<string, string>
  /** Sent and listed under the same name; those that were sent have to be equal. */
  compared: readonly string[]
  /** `created_at` is when the call was made; that of a payment by hand is when it was paid. */
  tellsWhen: boolean
}

/**
 * The lists take these parameters and give these fields, `lago_id` and `created_at`
 * (lago-api:app/controllers/api/v1/{invoices,payments,applied_coupons,wallets}_controller.rb and their serializers).
 * Credit notes cannot be listed by their invoice. When a payment was paid: lago-api:app/services/payments/manual_create_service.rb.
 */
export const alikeLists: readonly AlikeList[] = [
  {
    path: '/invoices',
    root: 'invoice',
    listed: 'invoices',
    one: 'one-off invoice',
    by: 'external_customer_id',
    only: { invoice_type: 'one_off' },
    compared: ['currency'],
    tellsWhen: true,
  },
  {
    path: '/payments',
    root: 'payment',
    listed: 'payments',
    one: 'payment',
    by: 'invoice_id',
    only: {},
    compared: ['amount_cents', 'reference'],
    tellsWhen: false,
  },
  {
    path: '/applied_coupons',
    root: 'applied_coupon',
    listed: 'applied_coupons',
    one: 'applied coupon',
    by: 'external_customer_id',
    only: {},
    compared: ['coupon_code'],
    tellsWhen: true,
  },
  {
    path: '/wallets',
    root: 'wallet',
    listed: 'wallets',
    one: 'wallet',
    by: 'external_customer_id',
    only: {},
    compared: ['name', 'currency'],
    tellsWhen: true,
  },
]
