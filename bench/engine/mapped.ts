interface Event {
  id: string
  subscription: string
  event: string
  at: string
}

/** A line of the events' file as the event that Ferry makes of it. */
export const mapped = (line: string) => {
  const { id, subscription, event, at, ...properties } = JSON.parse(line) as Event
  const seconds = Date.parse(at) / 1000
  return {
    transaction_id: id,
    external_subscription_id: subscription,
    code: event,
    timestamp: Number.isInteger(seconds) ? seconds : String(seconds),
    properties,
  }
}
