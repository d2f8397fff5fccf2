import type { AcceptedEvent } from '../events/event.ts'
import { iso } from '../events/timestamp.ts'
import type { Organization } from '../organizations/organization.ts'
import { classify, measured } from './classify.ts'
import { instantCharges, instantFee } from './instant-fees.ts'

/**
 * The fees of charges in advance that an accepted event causes. The guard against doing so twice is the transaction id
 * alone, in the whole organization: the same id under another subscription never makes a fee.
 * (lago-api:app/services/events/pay_in_advance_service.rb)
 */
export const makeInstantFees = (event: AcceptedEvent, organization: Organization, now: number): void => {
  const { rows, effects } = organization
  if (!rows.of('charge').some(({ pay_in_advance: inAdvance }) => inAdvance === true)) return
  const verdict = classify({ ...event, receivedAt: now }, organization)
  if (!verdict.isBillable || rows.find('fee', 'event_transaction_id', event.transactionId)) return
  const { subscription, metric } = verdict
  const isCount = metric.aggregation_type === 'count_agg'
  const instant = {
    transactionId: event.transactionId,
    units: isCount ? 1 : Number(measured(event, metric)),
    dynamicCents: Number(event.preciseTotalAmountCents ?? 0),
  }
  for (const charge of instantCharges(organization, subscription, metric)) {
    const at = iso(now)
    rows.add('fee', instantFee(organization, subscription, charge, metric, instant, at), at)
    effects.instantFeesCreated += 1
  }
}
