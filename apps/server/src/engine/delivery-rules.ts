import { type DestinationConfig, operationById, recognise } from '@ferry/core'

/** How a config wants to be delivered, besides its bytes. */
export interface DeliveryRules {
  /** Only events may overtake each other; of everything else one range at a time, and what is about one object in order. */
  ordered: boolean
  /** Records in one request; 1 without batching. */
  batchSize: number
  /** How long records that do not fill a batch wait for more. */
  maxWaitSeconds: number
  /** Requests in flight at once. */
  inFlight: number
  requestsPerSecond: number | null
  /** It is a cap that somebody set, over all processes; else each process has so many. */
  isCapped: boolean
}

const defaultInFlight = 16
/** Records that arrive while it is idle go out within a second. */
const defaultWaitSeconds = 0.5

export const deliveryRules = (config: DestinationConfig, baseUrl: string): DeliveryRules => {
  const ordered = !sendsEvents(config, baseUrl)
  const { inFlight, requestsPerSecond } = config.delivery
  return {
    ordered,
    batchSize: config.batching?.size ?? 1,
    maxWaitSeconds: config.batching ? (config.batching.maxWaitSeconds ?? defaultWaitSeconds) : 0,
    inFlight: inFlight ?? defaultInFlight,
    requestsPerSecond: requestsPerSecond ?? null,
    isCapped: !ordered && typeof inFlight === 'number',
  }
}

const sendsEvents = (config: DestinationConfig, baseUrl: string): boolean => {
  if (config.mode === 'template') {
    const path = operationById(config.operation)?.path
    return path !== undefined && isEventPath('POST', path)
  }
  const path = config.url.replace(baseUrl, '').replace(/^\/api\/v1(?=\/)/, '')
  return isEventPath(config.method, path)
}

const isEventPath = (method: string, path: string) =>
  path.startsWith('/') && typeof recognise(method, path)?.isEvents === 'string'
