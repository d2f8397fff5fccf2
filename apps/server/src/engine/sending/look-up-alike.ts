import type { PlannedRequest } from '@ferry/core'
import { z } from 'zod'
import { type AlikeList, alikeLists } from './alike-lists.ts'
import { askLago, jsonOf, type Reader } from './ask-lago.ts'

/** Lago's clock and ours may differ by so much. */
const clockMs = 60_000

const Sent = z.record(z.string(), z.record(z.string(), z.unknown()))
const Listed = z.record(z.string(), z.unknown())
const Item = z.looseObject({ lago_id: z.string(), created_at: z.coerce.date() })

/**
 * What Lago lists that is like the object of a request and was made since the call, as far as it tells when, in words; null where nothing was looked
 * at. It concludes nothing: somebody else may have made an equal one.
 */
export const tellOfAlike = async (
  reader: Reader,
  request: PlannedRequest,
  since: Date,
): Promise<string | null> => {
  const made = madeBy(request, reader.credential.baseUrl)
  if (made === null) return null
  const { list, sent, owner } = made
  const search = new URLSearchParams({ [list.by]: owner, ...list.only, per_page: '100' }).toString()
  const answer = await askLago(reader, `${list.path}?${search}`)
  if (answer === null) return null
  const items = answer.kind === 'answered' && answer.status === 200 ? readItems(answer.body, list) : null
  if (items === null) return `Lago did not list what it has for ${list.by} ${owner} after the call.`
  const compared = list.compared.filter((name) => sent[name] !== undefined && sent[name] !== null)
  const alike = items.filter(
    (item) =>
      (!list.tellsWhen || item.created_at.getTime() >= since.getTime() - clockMs) &&
      compared.every((name) => String(item[name]) === String(sent[name])),
  )
  return alike.length === 0 ? noneAlike(list, owner) : someAlike(list, { owner, compared, alike })
}

const madeBy = ({ method, url, body, offsets }: PlannedRequest, baseUrl: string) => {
  const list = alikeLists.find(({ path }) => url.split('?')[0] === `${baseUrl}${path}`)
  if (!list || method !== 'POST' || body === null || offsets.length !== 1) return null
  const sent = Sent.safeParse(jsonOf(body)).data?.[list.root]
  const owner = sent?.[list.by]
  return sent && typeof owner === 'string' ? { list, sent, owner } : null
}

const readItems = (body: string, { listed }: AlikeList) =>
  z.array(Item).safeParse(Listed.safeParse(jsonOf(body)).data?.[listed]).data ?? null

const noneAlike = ({ one, by, tellsWhen }: AlikeList, owner: string) =>
  `Lago listed no ${one} like it for ${by} ${owner}${tellsWhen ? ' that was made since the call' : ''}. That does not prove that there is none: it may have been on its way. Look again.`

const someAlike = (
  { one, by, tellsWhen }: AlikeList,
  { owner, compared, alike }: { owner: string; compared: readonly string[]; alike: z.infer<typeof Item>[] },
) =>
  `Lago lists ${alike.map(({ lago_id }) => `${one} ${lago_id}`).join(', ')} for ${by} ${owner}${tellsWhen ? ', made since the call' : ''}` +
  `${compared.length > 0 ? ` with the same ${compared.join(' and ')}` : ''}. It may be this record's, or somebody else's that looks the same: open it in Lago and compare before you answer.`
