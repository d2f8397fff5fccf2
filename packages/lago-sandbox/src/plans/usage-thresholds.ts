import { isRecord } from '../json.ts'

/** Usage thresholds as Lago shows them, from what was sent for a plan or a subscription. */
export const thresholdsJson = (
  sent: unknown,
  owner: { lago_id: string; created_at: string },
): Record<string, unknown>[] =>
  (Array.isArray(sent) ? sent : []).filter(isRecord).map((threshold, position) => ({
    lago_id: `${owner.lago_id.slice(0, -2)}${String(position).padStart(2, '0')}`,
    threshold_display_name: threshold.threshold_display_name ?? null,
    amount_cents: threshold.amount_cents ?? 0,
    recurring: threshold.recurring === true,
    created_at: owner.created_at,
    updated_at: owner.created_at,
  }))
