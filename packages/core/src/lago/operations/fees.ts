import { z } from 'zod'
import { entry } from './entry.ts'
import { choice } from './kinds.ts'

export const updateFeeBody = () =>
  z.strictObject({
    payment_status: choice(
      ['pending', 'succeeded', 'failed', 'refunded'],
      'Payment status',
      'Whether the fee is paid.',
      '"succeeded"',
      ['status'],
    ),
  })

export const feeEntries = [
  entry({
    id: 'updateFee',
    title: 'Update fees',
    purpose: 'Each record marks a fee paid in advance as paid, failed or refunded.',
    resource: 'Fees',
    method: 'PUT',
    path: '/fees/{lago_id}',
    rootKey: 'fee',
    body: updateFeeBody,
    permission: 'fee',
    resend: 'D',
    naturalKey: 'lago_id',
    warnings: ['This notes the payment at Lago; it moves no money by itself.'],
  }),
]
