import { type ClientCall, call } from './client-calls.ts'

type Id<Root extends string> = Record<Root, { lago_id: string }>

const wallets: ClientCall[] = [
  call(
    'wallets.createWallet',
    (api) =>
      api.wallets.createWallet({
        wallet: {
          external_customer_id: 'c1',
          rate_amount: '1.0',
          currency: 'USD',
          code: 'main',
          granted_credits: '5.0',
        },
      }),
    { wallet: (answer: Id<'wallet'>) => answer.wallet.lago_id },
  ),
  call('wallets.updateWallet', (api, { wallet = '' }) =>
    api.wallets.updateWallet(wallet, { wallet: { name: 'Main' } }),
  ),
  call('wallets.replaceWalletMetadata', (api, { wallet = '' }) =>
    api.wallets.replaceWalletMetadata(wallet, { metadata: { a: '1' } }),
  ),
  call('wallets.mergeWalletMetadata', (api, { wallet = '' }) =>
    api.wallets.mergeWalletMetadata(wallet, { metadata: { b: '2' } }),
  ),
  call('wallets.deleteWalletMetadataKey', (api, { wallet = '' }) =>
    api.wallets.deleteWalletMetadataKey(wallet, 'a'),
  ),
  call('wallets.deleteAllWalletMetadata', (api, { wallet = '' }) =>
    api.wallets.deleteAllWalletMetadata(wallet),
  ),
  call(
    'walletTransactions.createWalletTransaction',
    (api, { wallet = '' }) =>
      api.walletTransactions.createWalletTransaction({
        wallet_transaction: { wallet_id: wallet, paid_credits: '10.0' },
      }),
    {
      transaction: (answer: { wallet_transactions: [{ lago_id: string }] }) =>
        answer.wallet_transactions[0].lago_id,
    },
  ),
  call('walletTransactions.walletTransactionPaymentUrl', (api, { transaction = '' }) =>
    api.walletTransactions.walletTransactionPaymentUrl(transaction),
  ),
  call('wallets.destroyWallet', (api, { wallet = '' }) => api.wallets.destroyWallet(wallet)),
]

const customerWallets: ClientCall[] = [
  call('customers.createCustomerWallet', (api) =>
    api.customers.createCustomerWallet('c1', {
      wallet: { external_customer_id: 'c1', rate_amount: '1.0', currency: 'USD', code: 'side' },
    }),
  ),
  call('customers.updateCustomerWallet', (api) =>
    api.customers.updateCustomerWallet('c1', 'side', { wallet: { priority: 3 } }),
  ),
  call('customers.replaceCustomerWalletMetadata', (api) =>
    api.customers.replaceCustomerWalletMetadata('c1', 'side', { metadata: { a: '1' } }),
  ),
  call('customers.mergeCustomerWalletMetadata', (api) =>
    api.customers.mergeCustomerWalletMetadata('c1', 'side', { metadata: { b: null } }),
  ),
  call('customers.deleteCustomerWalletMetadataKey', (api) =>
    api.customers.deleteCustomerWalletMetadataKey('c1', 'side', 'a'),
  ),
  call('customers.deleteAllCustomerWalletMetadata', (api) =>
    api.customers.deleteAllCustomerWalletMetadata('c1', 'side'),
  ),
  call('customers.createCustomerWalletAlert', (api) =>
    api.customers.createCustomerWalletAlert('c1', 'side', {
      alert: { alert_type: 'wallet_balance_amount', code: 'low', thresholds: [{ value: '10' }] },
    }),
  ),
  call('customers.updateCustomerWalletAlert', (api) =>
    api.customers.updateCustomerWalletAlert('c1', 'side', 'low', { alert: { name: 'Low' } }),
  ),
  call('customers.deleteCustomerWalletAlert', (api) =>
    api.customers.deleteCustomerWalletAlert('c1', 'side', 'low'),
  ),
  call('customers.deleteAllCustomerWalletAlerts', (api) =>
    api.customers.deleteAllCustomerWalletAlerts('c1', 'side'),
  ),
  call('customers.destroyCustomerWallet', (api) => api.customers.destroyCustomerWallet('c1', 'side')),
]

const oneOff = {
  external_customer_id: 'c1',
  currency: 'USD' as const,
  fees: [{ add_on_code: 'setup', units: '2' }],
}

const invoices: ClientCall[] = [
  call('invoices.createInvoice', (api) => api.invoices.createInvoice({ invoice: oneOff }), {
    invoice: (answer: Id<'invoice'>) => answer.invoice.lago_id,
    line: (answer: { invoice: { fees: [{ lago_id: string }] } }) => answer.invoice.fees[0].lago_id,
  }),
  call('invoices.updateInvoice', (api, { invoice = '' }) =>
    api.invoices.updateInvoice(invoice, { invoice: { metadata: [{ key: 'a', value: '1' }] } }),
  ),
  call('invoices.downloadInvoice', (api, { invoice = '' }) => api.invoices.downloadInvoice(invoice)),
  call('invoices.refreshInvoice', (api, { invoice = '' }) => api.invoices.refreshInvoice(invoice)),
  call('invoices.invoicePaymentUrl', (api, { invoice = '' }) => api.invoices.invoicePaymentUrl(invoice)),
  call('invoices.retryPayment', (api, { invoice = '' }) => api.invoices.retryPayment(invoice, {})),
  call('invoices.invoicePreview', (api) =>
    api.invoices.invoicePreview({ customer: { name: 'Preview' }, plan_code: 'pro' }),
  ),
  call('paymentRequests.createPaymentRequest', (api, { overdue = '' }) =>
    api.paymentRequests.createPaymentRequest({
      payment_request: { external_customer_id: 'c1', email: 'a@example.com', lago_invoice_ids: [overdue] },
    }),
  ),
  call('payments.createPayment', (api, { invoice = '' }) =>
    api.payments.createPayment({ payment: { invoice_id: invoice, amount_cents: 2000, reference: 'r1' } }),
  ),
  call('invoices.finalizeInvoice', (api, { draft = '' }) => api.invoices.finalizeInvoice(draft)),
  call('invoices.deleteInvoice', (api, { otherDraft = '' }) => api.invoices.deleteInvoice(otherDraft)),
  call('invoices.retryInvoice', (api, { failed = '' }) => api.invoices.retryInvoice(failed)),
]

const credits: ClientCall[] = [
  call(
    'appliedCoupons.applyCoupon',
    (api) =>
      api.appliedCoupons.applyCoupon({ applied_coupon: { external_customer_id: 'c1', coupon_code: 'ten' } }),
    { applied: (answer: Id<'applied_coupon'>) => answer.applied_coupon.lago_id },
  ),
  call('customers.deleteAppliedCoupon', (api, { applied = '' }) =>
    api.customers.deleteAppliedCoupon('c1', applied),
  ),
  call('creditNotes.estimateCreditNote', (api, { invoice = '', line = '' }) =>
    api.creditNotes.estimateCreditNote({
      credit_note: { invoice_id: invoice, items: [{ fee_id: line, amount_cents: 1000 }] },
    }),
  ),
  call(
    'creditNotes.createCreditNote',
    (api, { invoice = '', line = '' }) =>
      api.creditNotes.createCreditNote({
        credit_note: {
          invoice_id: invoice,
          reason: 'other',
          credit_amount_cents: 1200,
          items: [{ fee_id: line, amount_cents: 1000 }],
        },
      }),
    { note: (answer: Id<'credit_note'>) => answer.credit_note.lago_id },
  ),
  call('creditNotes.updateCreditNote', (api, { note = '' }) =>
    api.creditNotes.updateCreditNote(note, { credit_note: { refund_status: 'succeeded' } }),
  ),
  call('creditNotes.downloadCreditNote', (api, { note = '' }) => api.creditNotes.downloadCreditNote(note)),
  call('creditNotes.replaceCreditNoteMetadata', (api, { note = '' }) =>
    api.creditNotes.replaceCreditNoteMetadata(note, { metadata: { a: '1' } }),
  ),
  call('creditNotes.mergeCreditNoteMetadata', (api, { note = '' }) =>
    api.creditNotes.mergeCreditNoteMetadata(note, { metadata: { b: '2' } }),
  ),
  call('creditNotes.deleteCreditNoteMetadataKey', (api, { note = '' }) =>
    api.creditNotes.deleteCreditNoteMetadataKey(note, 'a'),
  ),
  call('creditNotes.deleteAllCreditNoteMetadata', (api, { note = '' }) =>
    api.creditNotes.deleteAllCreditNoteMetadata(note),
  ),
  call('creditNotes.voidCreditNote', (api, { note = '' }) => api.creditNotes.voidCreditNote(note)),
  call('invoices.loseDisputeInvoice', (api, { invoice = '' }) => api.invoices.loseDisputeInvoice(invoice)),
  call('invoices.voidInvoice', (api, { overdue = '' }) => api.invoices.voidInvoice(overdue, {})),
]

const takingDown: ClientCall[] = [
  call('plans.destroyPlanChargeFilter', (api, { filter = '' }) =>
    api.plans.destroyPlanChargeFilter('pro', 'bytes', filter, {}),
  ),
  call('plans.destroyPlanCharge', (api) => api.plans.destroyPlanCharge('pro', 'instant', {})),
  call('plans.destroyPlanFixedCharge', (api) => api.plans.destroyPlanFixedCharge('pro', 'setup', {})),
  call('plans.removeEntitlementPrivilege', (api) =>
    api.plans.removeEntitlementPrivilege('pro', 'seats', 'sso'),
  ),
  call('plans.destroyEntitlement', (api) => api.plans.destroyEntitlement('pro', 'seats')),
  call('features.deleteFeaturePrivilege', (api) => api.features.deleteFeaturePrivilege('seats', 'sso')),
  call('features.destroyFeature', (api) => api.features.destroyFeature('seats')),
  call('subscriptions.destroySubscription', (api) => api.subscriptions.destroySubscription('s1')),
  call('customers.destroyCustomer', (api) => api.customers.destroyCustomer('c1')),
  call('plans.destroyPlan', (api) => api.plans.destroyPlan('pro')),
  call('billableMetrics.destroyBillableMetric', (api) => api.billableMetrics.destroyBillableMetric('bytes')),
  call('coupons.destroyCoupon', (api) => api.coupons.destroyCoupon('ten')),
  call('addOns.destroyAddOn', (api) => api.addOns.destroyAddOn('setup')),
  call('taxes.destroyTax', (api) => api.taxes.destroyTax('vat')),
  call('webhookEndpoints.destroyWebhookEndpoint', (api, { endpoint = '' }) =>
    api.webhookEndpoints.destroyWebhookEndpoint(endpoint),
  ),
]

/** What moves money, and what takes everything down again. */
export const charging: readonly ClientCall[] = [
  ...wallets,
  ...customerWallets,
  ...invoices,
  ...credits,
  ...takingDown,
]
