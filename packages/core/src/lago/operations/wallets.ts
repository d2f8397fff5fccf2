import { entry } from './entry.ts'
import { metadataBody } from './shared-fields.ts'
import { createCustomerWalletBody, createWalletBody, updateWalletBody } from './wallet-bodies.ts'

const shared = { resource: 'Wallets', permission: 'wallet' } as const

const create = {
  ...shared,
  method: 'POST',
  rootKey: 'wallet',
  resend: 'C',
  naturalKey: 'code',
  warnings: [
    'Send a code: Lago then refuses a repeat. Without a code, sending again makes another wallet and another top-up, up to 6 for a customer, and Ferry never repeats it by itself.',
    'Paid credits issue an invoice and may charge a card.',
    'The first top-up runs in the background, so Lago answers with a balance of zero.',
  ],
} as const

const update = {
  ...shared,
  method: 'PUT',
  rootKey: 'wallet',
  body: updateWalletBody,
  resend: 'D',
  warnings: ['Recurring top-ups that are sent replace the present ones.'],
} as const

const destroy = {
  ...shared,
  method: 'DELETE',
  rootKey: null,
  body: null,
  resend: 'D',
  warnings: ['This cannot be undone: the wallet ends and its remaining credits are void.'],
} as const

const replace = {
  ...shared,
  method: 'POST',
  rootKey: 'metadata',
  body: metadataBody,
  resend: 'D',
  warnings: ['Keys that are not sent are deleted.'],
} as const

const merge = { ...replace, method: 'PATCH', warnings: [] } as const

export const walletEntries = [
  entry({
    ...create,
    id: 'createWallet',
    title: 'Create wallets',
    purpose: 'Each record gives a customer a wallet of prepaid credits.',
    path: '/wallets',
    body: createWalletBody,
  }),
  entry({
    ...update,
    id: 'updateWallet',
    title: 'Update wallets',
    purpose: 'Each record changes the wallet whose Lago ID it names.',
    path: '/wallets/{lago_id}',
    naturalKey: 'lago_id',
  }),
  entry({
    ...destroy,
    id: 'destroyWallet',
    title: 'Terminate wallets',
    purpose: 'Each record ends the wallet whose Lago ID it names.',
    path: '/wallets/{lago_id}',
    naturalKey: 'lago_id',
  }),
  entry({
    ...replace,
    id: 'replaceWalletMetadata',
    title: 'Replace metadata of wallets',
    purpose: 'Each record sets all metadata of the wallet whose Lago ID it names.',
    path: '/wallets/{lago_id}/metadata',
    naturalKey: 'lago_id',
  }),
  entry({
    ...merge,
    id: 'mergeWalletMetadata',
    title: 'Add metadata to wallets',
    purpose: 'Each record adds or changes metadata of the wallet whose Lago ID it names.',
    path: '/wallets/{lago_id}/metadata',
    naturalKey: 'lago_id',
  }),
  entry({
    ...create,
    id: 'createCustomerWallet',
    title: 'Create wallets of a customer in the path',
    purpose: 'Each record gives the customer named in the URL a wallet of prepaid credits.',
    path: '/customers/{external_customer_id}/wallets',
    body: createCustomerWalletBody,
  }),
  entry({
    ...update,
    id: 'updateCustomerWallet',
    title: 'Update wallets by code',
    purpose: 'Each record changes the wallet of a customer by its code.',
    path: '/customers/{external_customer_id}/wallets/{code}',
    naturalKey: 'code',
  }),
  entry({
    ...destroy,
    id: 'destroyCustomerWallet',
    title: 'Terminate wallets by code',
    purpose: 'Each record ends the wallet of a customer by its code.',
    path: '/customers/{external_customer_id}/wallets/{code}',
    naturalKey: 'code',
  }),
  entry({
    ...replace,
    id: 'replaceCustomerWalletMetadata',
    title: 'Replace metadata of wallets by code',
    purpose: 'Each record sets all metadata of the wallet of a customer by its code.',
    path: '/customers/{external_customer_id}/wallets/{wallet_code}/metadata',
    naturalKey: 'wallet_code',
  }),
  entry({
    ...merge,
    id: 'mergeCustomerWalletMetadata',
    title: 'Add metadata to wallets by code',
    purpose: 'Each record adds or changes metadata of the wallet of a customer by its code.',
    path: '/customers/{external_customer_id}/wallets/{wallet_code}/metadata',
    naturalKey: 'wallet_code',
  }),
]
