import { type DestinationConfig, plan, resend, type SourceRecord } from '@ferry/core'
import { intentOperation } from '../intents/intent-operation.ts'

/** Operations that a config calls for these records and that repeat their effect each time (resend class C). */
export const moneyOperations = (
  config: DestinationConfig,
  records: readonly SourceRecord[],
  context: { nexsetId: string; baseUrl: string },
): Set<string> => {
  const { requests } = plan(config, records, context)
  const repeating = requests.filter((request) => resend(request) === 'C')
  return new Set(repeating.map((request) => intentOperation(request, context.baseUrl)))
}
