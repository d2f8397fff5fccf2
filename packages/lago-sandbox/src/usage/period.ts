import type { Subscription } from '../subscriptions/subscription.ts'

const DAY = 86_400_000
const months: Record<string, number> = { monthly: 1, quarterly: 3, semiannual: 6, yearly: 12 }

/** From its first to its last millisecond, in Unix milliseconds. */
export interface Period {
  from: number
  to: number
}

const monthly = (anchor: Date, step: number, now: number): Period => {
  const at = new Date(now)
  const elapsed =
    (at.getUTCFullYear() - anchor.getUTCFullYear()) * 12 + at.getUTCMonth() - anchor.getUTCMonth()
  const boundary = (count: number): number =>
    Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth() + count * step, anchor.getUTCDate())
  let count = Math.floor(elapsed / step)
  if (boundary(count) > now) count -= 1
  return { from: boundary(count), to: boundary(count + 1) - 1 }
}

/** The billing period of a subscription that `now` lies in, in UTC; it never begins before the subscription. */
export const periodOf = (subscription: Subscription, interval: string, now: number): Period => {
  const begun = Date.parse(subscription.started_at ?? subscription.subscription_at)
  const isCalendar = subscription.billing_time === 'calendar'
  const anchor = isCalendar ? Date.UTC(2024, 0, 1) : Date.parse(subscription.subscription_at)
  const step = months[interval]
  const midnight = Math.floor(anchor / DAY) * DAY
  // 1 January 2024 was a Monday, so that weeks count from there.
  const weekFrom = midnight + Math.floor((now - midnight) / (7 * DAY)) * 7 * DAY
  const whole =
    step === undefined ? { from: weekFrom, to: weekFrom + 7 * DAY - 1 } : monthly(new Date(anchor), step, now)
  return { from: Math.max(whole.from, begun), to: whole.to }
}
