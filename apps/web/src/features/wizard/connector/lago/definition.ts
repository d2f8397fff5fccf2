import { IconReceipt2 } from '@tabler/icons-react'
import type { Connector } from '../connector.ts'

export const lago: Connector = {
  id: 'lago',
  name: 'Lago',
  purpose: 'Usage events, customers and subscriptions for the Lago billing API, cloud or self-hosted.',
  keywords: ['billing', 'usage', 'metering', 'invoices', 'api'],
  Logo: IconReceipt2,
}
