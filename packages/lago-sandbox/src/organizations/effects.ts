/** What really happened in an organization, counted once per effect: the witness's side of the story. */
export interface Effects {
  eventsStored: number
  /** ClickHouse: the same key came again and took the place of the first. */
  eventsReplaced: number
  /** Postgres: positions refused as `value_already_exist`. */
  duplicatesRefused: number
  customersCreated: number
  customersUpdated: number
  customersDeleted: number
  subscriptionsCreated: number
  subscriptionsUpdated: number
  subscriptionsTerminated: number
  walletsCreated: number
  walletTransactionsCreated: number
  invoicesCreated: number
  paymentsCreated: number
  paymentRetries: number
  paymentRequestsCreated: number
  creditNotesCreated: number
  couponsApplied: number
  chargeFiltersCreated: number
  /** Fees of charges in advance, made by single events. */
  instantFeesCreated: number
}

export const noEffects = (): Effects => ({
  eventsStored: 0,
  eventsReplaced: 0,
  duplicatesRefused: 0,
  customersCreated: 0,
  customersUpdated: 0,
  customersDeleted: 0,
  subscriptionsCreated: 0,
  subscriptionsUpdated: 0,
  subscriptionsTerminated: 0,
  walletsCreated: 0,
  walletTransactionsCreated: 0,
  invoicesCreated: 0,
  paymentsCreated: 0,
  paymentRetries: 0,
  paymentRequestsCreated: 0,
  creditNotesCreated: 0,
  couponsApplied: 0,
  chargeFiltersCreated: 0,
  instantFeesCreated: 0,
})
