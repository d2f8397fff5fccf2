/** How Lago lists what a call made that has no reference of its own: where it is made, there it is listed. */
export interface AlikeList {
  /** Paths below the base URL. */
  path: RegExp
  /** Root key of the request. */
  root: string
  /** Root key of the list. */
  listed: string
  /** In words. */
  one: string
  /** What is sent under this name says whose it is; null where the path does. */
  by: string | null
  /** The name that has in what is listed, where the list cannot be asked for it. */
  listedBy?: string
  /** What else the list is asked for, with the day before the call. */
  only?: (dayBefore: string) => Record<string, string>
  /** Sent and listed under the same name; those that were sent have to be equal. */
  compared: readonly string[]
  /** `created_at` is when the call was made; that of a payment by hand is when it was paid, and a filter has none. */
  tellsWhen: boolean
}

const ofCustomer = { by: 'external_customer_id', tellsWhen: true } as const

/**
 * The lists take these parameters and give these fields, `lago_id` and mostly `created_at`
 * (lago-api:app/controllers/api/v1/{invoices,payments,payment_requests,credit_notes,applied_coupons,wallets}_controller.rb,
 * {plans,subscriptions}/charges/filters_controller.rb and their serializers). When a payment was paid:
 * lago-api:app/services/payments/manual_create_service.rb.
 */
export const alikeLists: readonly AlikeList[] = [
  {
    ...ofCustomer,
    path: /^\/invoices$/,
    root: 'invoice',
    listed: 'invoices',
    one: 'one-off invoice',
    only: () => ({ invoice_type: 'one_off' }),
    compared: ['currency'],
  },
  {
    path: /^\/payments$/,
    root: 'payment',
    listed: 'payments',
    one: 'payment',
    by: 'invoice_id',
    compared: ['amount_cents', 'reference'],
    tellsWhen: false,
  },
  {
    ...ofCustomer,
    path: /^\/payment_requests$/,
    root: 'payment_request',
    listed: 'payment_requests',
    one: 'payment request',
    compared: ['email'],
  },
  {
    path: /^\/credit_notes$/,
    root: 'credit_note',
    listed: 'credit_notes',
    one: 'credit note',
    by: 'invoice_id',
    listedBy: 'lago_invoice_id',
    only: (dayBefore) => ({ issuing_date_from: dayBefore }),
    compared: ['reason', 'credit_amount_cents', 'refund_amount_cents', 'offset_amount_cents'],
    tellsWhen: true,
  },
  {
    ...ofCustomer,
    path: /^\/applied_coupons$/,
    root: 'applied_coupon',
    listed: 'applied_coupons',
    one: 'applied coupon',
    compared: ['coupon_code'],
  },
  {
    ...ofCustomer,
    path: /^\/wallets$/,
    root: 'wallet',
    listed: 'wallets',
    one: 'wallet',
    compared: ['name', 'currency'],
  },
  {
    path: /^\/customers\/[^/]+\/wallets$/,
    root: 'wallet',
    listed: 'wallets',
    one: 'wallet',
    by: null,
    compared: ['name', 'currency'],
    tellsWhen: true,
  },
  {
    path: /^\/(?:plans|subscriptions)\/[^/]+\/charges\/[^/]+\/filters$/,
    root: 'filter',
    listed: 'filters',
    one: 'charge filter',
    by: null,
    compared: ['values'],
    tellsWhen: false,
  },
]
