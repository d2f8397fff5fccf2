import { entry } from './entry.ts'
import { walletTransactionBody } from './wallet-bodies.ts'

export const walletTransactionEntries = [
  entry({
    id: 'createWalletTransaction',
    title: 'Top up wallets',
    purpose: 'Each record adds credits to a wallet, or takes some away.',
    resource: 'Wallets',
    method: 'POST',
    path: '/wallet_transactions',
    rootKey: 'wallet_transaction',
    body: walletTransactionBody,
    permission: 'wallet_transaction',
    resend: 'C',
    naturalKey: null,
    warnings: [
      'Lago has no protection against a repeat: each call adds credits again, and paid ones may charge a card. Ferry never repeats it by itself.',
      'Credits must be JSON strings; Ferry writes them so.',
    ],
  }),
]
