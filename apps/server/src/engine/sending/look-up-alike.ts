import { isDeepStrictEqual } from 'node:util'
import type { PlannedRequest } from '@ferry/core'
import { z } from 'zod'
import { type AlikeList, alikeLists } from './alike-lists.ts'
import { askLago, jsonOf, type Reader } from './ask-lago.ts'

/** Lago's clock and ours may differ by so much. */
const clockMs = 60_000
const dayMs = 86_400_000

const Sent = z.record(z.string(), z.record(z.string(), z.unknown()))
const Listed = z.record(z.string(), z.unknown())
const Item = z.looseObject({ lago_id: z.string(), created_at: z.coerce.date().optional() })

/** An object that a request was to make. */
interface Made {
  list: AlikeList
  path: string
  sent: Record<string, unknown>
  /** Whose it is, in a list of things of many; null where the path says it. */
  owner: string | null
}

/**
 * What Lago lists that is like the object of a request and was made since the call, as far as it tells when, in words; null
 * where nothing was looked at. It concludes nothing: somebody else may have made an equal one.
 */
export const tellOfAlike = async (
  reader: Reader,
  request: PlannedRequest,
  since: Date,
): Promise<string | null> => {
  const made = madeBy(request, reader.credential.baseUrl)
  if (made === null) return null
  const answer = await askLago(reader, `${made.path}?${searchFor(made, since)}`)
  if (answer === null) return null
  const items = answer.kind === 'answered' && answer.status === 200 ? readItems(answer.body, made.list) : null
  if (items === null) return `Lago did not list what it has ${placeOf(made)} after the call.`
  const compared = made.list.compared.filter((name) => (made.sent[name] ?? null) !== null)
  const alike = items.filter(
    (item) => isOfOwner(item, made) && isSince(item, made.list, since) && isEqual(item, made.sent, compared),
  )
  return alike.length === 0 ? noneAlike(made) : someAlike(made, compared, alike)
}

const madeBy = ({ method, url, body, offsets }: PlannedRequest, baseUrl: string): Made | null => {
  const path = (url.split('?')[0] ?? '').slice(baseUrl.length)
  const list = url.startsWith(baseUrl) ? alikeLists.find((one) => one.path.test(path)) : undefined
  if (!list || method !== 'POST' || body === null || offsets.length !== 1) return null
  const sent = Sent.safeParse(jsonOf(body)).data?.[list.root]
  const owner = list.by === null ? null : sent?.[list.by]
  return sent && (owner === null || typeof owner === 'string') ? { list, path, sent, owner } : null
}

const searchFor = ({ list, owner }: Made, since: Date) => {
  const dayBefore = new Date(since.getTime() - dayMs).toISOString().slice(0, 10)
  const asked = list.by !== null && owner !== null && !list.listedBy ? { [list.by]: owner } : {}
  return new URLSearchParams({ ...asked, ...list.only?.(dayBefore), per_page: '100' }).toString()
}

const readItems = (body: string, { listed }: AlikeList) =>
  z.array(Item).safeParse(Listed.safeParse(jsonOf(body)).data?.[listed]).data ?? null

const isOfOwner = (item: z.infer<typeof Item>, { list, owner }: Made) =>
  !list.listedBy || item[list.listedBy] === owner

const isSince = ({ created_at }: z.infer<typeof Item>, { tellsWhen }: AlikeList, since: Date) =>
  !tellsWhen || !created_at || created_at.getTime() >= since.getTime() - clockMs

const isEqual = (
  item: z.infer<typeof Item>,
  sent: Record<string, unknown>,
  compared: readonly string[],
): boolean => compared.every((name) => isSame(sent[name], item[name]))

/** A number may have been sent as text, or be listed as one. */
const isSame = (sent: unknown, listed: unknown): boolean =>
  isDeepStrictEqual(sent, listed) ||
  (typeof sent === 'string' && typeof listed === 'number' && sent === String(listed)) ||
  (typeof sent === 'number' && typeof listed === 'string' && String(sent) === listed)

const placeOf = ({ list, path, owner }: Made) => (owner === null ? `at ${path}` : `for ${list.by} ${owner}`)

const noneAlike = (made: Made) =>
  `Lago listed no ${made.list.one} like it ${placeOf(made)}${made.list.tellsWhen ? ' that was made since the call' : ''}. That does not prove that there is none: it may have been on its way. Look again.`

const someAlike = (made: Made, compared: readonly string[], alike: readonly z.infer<typeof Item>[]) =>
  `Lago lists ${alike.map(({ lago_id }) => `${made.list.one} ${lago_id}`).join(', ')} ${placeOf(made)}${made.list.tellsWhen ? ', made since the call' : ''}` +
  `${compared.length > 0 ? ` with the same ${compared.join(' and ')}` : ''}. It may be this record's, or somebody else's that looks the same: open it in Lago and compare before you answer.`
