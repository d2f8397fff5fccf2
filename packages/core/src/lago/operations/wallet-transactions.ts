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
    options: [
      {
        name: 'ferry_ref',
        label: 'Add a reference to the metadata',
        description:
          'Adds the key ferry_ref, which names the record. Nothing else at Lago does, so only by it can a top-up be found again whose answer was lost.',
        isOn: true,
      },
    ],
    warnings: [
      'Lago has no protection against a repeat: each call adds credits again, and paid ones may charge a card. Ferry never repeats it by itself.',
      'Credits must be JSON strings; Ferry writes them so.',
    ],
  }),
]
