import type { LookUp, TestCall } from '@ferry/contract'
import { recognise, writeJson, writeOperationById } from '@ferry/core'
import { compareStoredEvent } from '../../lago/compare-stored-event.ts'
import { eventsOf, memberText, objectOf } from './events-of.ts'
import { bodyOf, type Lago } from './read-at-lago.ts'

type Found = LookUp['items'][number]

/** So many records are looked up: each costs a call of the organization's limit. */
const most = 10

/**
 * Reads what Lago holds under the ids of a test call. Concludes *arrived*, or that another content holds the id, and never
 * *absent*: `GET /events/{id}` may lag behind what was accepted (lago-api:app/controllers/api/v1/events_controller.rb).
 */
export const lookUp = async (
  lago: Lago,
  { request, refusals, outcome }: Pick<TestCall, 'request' | 'refusals' | 'outcome'>,
  baseUrl: string,
): Promise<LookUp> => {
  const path = new URL(request.url).pathname.slice(new URL(baseUrl).pathname.length)
  const known = recognise(request.method, path)
  if (known?.isEvents) {
    const taken =
      outcome === 'exists' || outcome === 'rejected' ? refusals.map(({ position }) => position) : []
    return lookUpEvents(lago, request.body, taken)
  }
  const key = keyOf(request, known?.operationId ?? null)
  if (key === null) return { conclusion: 'open', sentence: noLookUp, items: [] }
  const answer = await lago.get(`${key.path}/${encodeURIComponent(key.id)}`)
  const stored = bodyOf(answer)
  const finding = stored === null ? missing(answer) : 'found'
  return {
    conclusion: 'open',
    sentence: stored === null ? words[finding](key.id) : foundObject(key.id),
    items: [{ position: 0, id: key.id, finding, differs: [], stored }],
  }
}

const lookUpEvents = async (lago: Lago, body: string | null, taken: readonly number[]): Promise<LookUp> => {
  const events = eventsOf(body)
  const positions = (taken.length > 0 ? taken : [...events.keys()]).slice(0, most)
  const items: Found[] = []
  for (const position of positions) {
    const event = events[position]
    const id = memberText(event, 'transaction_id')
    if (event && id !== '') items.push(await lookUpEvent(lago, writeJson(event), id, position))
  }
  const [first] = items
  if (!first) return { conclusion: 'open', sentence: noLookUp, items }
  const worst = items.find(({ finding }) => finding !== 'same')
  const rest = (taken.length > 0 ? taken.length : events.length) - items.length
  const more = rest > 0 ? ` ${rest} more were not looked up.` : ''
  if (!worst) return { conclusion: 'arrived', sentence: arrived(items.length) + more, items }
  const conflict = items.find(({ finding }) => finding === 'differs')
  return conflict
    ? { conclusion: 'conflict', sentence: words.differs(conflict.id) + more, items }
    : { conclusion: 'open', sentence: words[worst.finding](worst.id) + more, items }
}

const lookUpEvent = async (lago: Lago, item: string, id: string, position: number): Promise<Found> => {
  const none = { position, id, differs: [], stored: null }
  // Lago's route takes no id with a slash.
  if (id.includes('/')) return { ...none, finding: 'unreadable' }
  const answer = await lago.get(`/events/${encodeURIComponent(id)}`)
  const stored = bodyOf(answer)
  if (stored === null) return { ...none, finding: missing(answer) }
  const compared = await compareStoredEvent(lago.get, { item, stored })
  if (compared === 'same') return { ...none, finding: 'same', stored }
  if (compared === 'unreadable' || compared === 'stopped') return { ...none, finding: 'unreadable', stored }
  return { ...none, finding: 'differs', differs: compared.differs, stored }
}

const missing = (answer: Awaited<ReturnType<Lago['get']>>): 'not_seen' | 'unreadable' =>
  answer.kind === 'answered' && answer.status === 404 ? 'not_seen' : 'unreadable'

/** Where an object can be read that a call without events makes or changes; null where it has no such address. */
const keyOf = ({ method, body }: TestCall['request'], operationId: string | null) => {
  const operation = operationId === null ? undefined : writeOperationById(operationId)
  const name = operation?.naturalKey
  if (!operation || !name || method !== 'POST' || operation.resend === 'C' || operation.path.includes('{'))
    return null
  const root = objectOf(body)
  const inner = operation.rootKey === null ? root : root?.members.get(operation.rootKey)
  const id = memberText(inner, name)
  return id === '' ? null : { path: operation.path, id }
}

const noLookUp = 'This call leaves nothing that Ferry can look up by its id. Look for it in Lago yourself.'
const arrived = (count: number) =>
  count === 1
    ? 'It arrived: Lago holds this very event. Nothing to do.'
    : `They arrived: Lago holds the ${count} events that were looked up, with the same content.`
const foundObject = (id: string) =>
  `Lago holds an object “${id}”. It may be of this call or an earlier one: compare it below.`
const words: Record<Found['finding'], (id: string) => string> = {
  same: (id) => `Lago holds “${id}” with the same content.`,
  found: foundObject,
  differs: (id) =>
    `Lago holds another event under “${id}”. What was sent here is not stored and not billed. Use another id.`,
  not_seen: (id) =>
    `Lago does not show “${id}” at this moment. That does not prove that it is absent: look again in a moment.`,
  unreadable: (id) => `“${id}” could not be read at Lago, so this tells nothing. Try again later.`,
}
