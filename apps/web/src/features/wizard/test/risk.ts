import { type JsonValue, parseJson, recognise, resend } from '@ferry/core'
import { lagoPath } from '../configure/advanced/lago-path.ts'

export interface Risk {
  /** Beside Send Test Data: what a press really does. */
  sentence: string
  /** What must be confirmed before sending, because it cannot be taken back or repeats; null when nothing. */
  effect: string | null
}

/** A request as far as its risk depends on it; `offsets` counts its records. */
interface Request {
  method: string
  url: string
  body: string | null
  offsets: readonly number[]
}

/** Whether sending it cannot be taken back or repeats an effect. */
export const isRisky = ({ method, url, body }: Omit<Request, 'offsets'>): boolean =>
  method === 'DELETE' || resend({ method, url, body }) === 'C'

/** What really sending a request does to the organization it goes to, in words. */
export const riskOf = ({ method, url, body, offsets }: Request): Risk => {
  const known = recognise(method, pathOf(url))
  const title = known ? `“${known.title}”` : `${method} ${pathOf(url)}`
  const times = offsets.length === 1 ? '' : ` for ${offsets.length} records`
  const resendClass = resend({ method, url, body })
  if (method === 'DELETE') {
    return {
      sentence: `Real call. ${title}${times} deletes or ends something in Lago.`,
      effect: `${title} deletes or ends ${nameOf(url)} in Lago for good. It cannot be undone.`,
    }
  }
  if (resendClass === 'C') {
    return {
      sentence: `Real write. ${title}${times}: each send repeats its effect.`,
      effect: `${title} takes effect each time it is sent: sent twice, it counts, credits or bills twice. Lago does not notice a repeat.`,
    }
  }
  if (resendClass === 'R')
    return { sentence: `Real call. ${title} only reads; nothing in Lago changes.`, effect: null }
  if (known?.isEvents) return { sentence: `Real write. ${eventWords(body)}`, effect: null }
  return { sentence: `Real write. ${title}${times} in Lago.`, effect: null }
}

const pathOf = (url: string): string => lagoPath(new URL(url).pathname, '')

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? 'it')

/** `Subscription sub_42 will be billed.`, `100 events: 38 subscriptions will be billed.` */
const eventWords = (body: string | null): string => {
  const events = eventsIn(body)
  const subscriptions = new Set(events.map((event) => textAt(event, 'external_subscription_id')))
  const [first] = subscriptions
  const how = events.length === 1 ? '' : `${events.length} events: `
  if (subscriptions.size === 1) return `${how}${how === '' ? 'S' : 's'}ubscription ${first} will be billed.`
  return `${how}${subscriptions.size} subscriptions will be billed.`
}

/** The events of a body, single or batch; none when it is no JSON or holds none. */
export const eventsIn = (body: string | null): JsonValue[] => {
  const parsed = parseJson(body ?? 'null')
  if (!parsed.ok || parsed.value.kind !== 'object') return []
  const list = parsed.value.members.get('events')
  const one = parsed.value.members.get('event')
  return list?.kind === 'array' ? list.items : one ? [one] : []
}

/** The text of a member of an object, '' when there is none. */
export const textAt = (value: JsonValue, key: string): string => {
  const member = value.kind === 'object' ? value.members.get(key) : undefined
  return member?.kind === 'string' ? member.value : ''
}
