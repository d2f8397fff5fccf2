import { invalid, notFound, ok, wrapperMissing } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { isRecord, textOf } from '../json.ts'

/** Anything that carries metadata. */
export interface WithMetadata {
  lago_id: string
  metadata?: unknown
}

type Metadata = Record<string, string | null>

/** Keys of 100 and values of 255 characters, 50 at most (lago-api:app/models/metadata/item_metadata.rb). */
export const readMetadata = (
  value: unknown,
): { metadata: Metadata } | { errors: Record<string, string[]> } => {
  const entries = isRecord(value) ? Object.entries(value) : []
  if (entries.length > 50) return { errors: { value: ['too_many_keys'] } }
  const metadata = Object.fromEntries(entries.map(([key, held]) => [key, textOf(held)]))
  const isTooLong = ([key, held]: [string, string | null]) => key.length > 100 || (held?.length ?? 0) > 255
  return Object.entries(metadata).some(isTooLong)
    ? { errors: { value: ['value_is_too_long'] } }
    : { metadata }
}

const held = (owner: WithMetadata): Metadata => (isRecord(owner.metadata) ? (owner.metadata as Metadata) : {})

const answer = (owner: WithMetadata): Answer => ok({ metadata: owner.metadata ?? null })

const write =
  (isMerge: boolean) =>
  (owner: WithMetadata, { body }: Call): Answer => {
    if (!isRecord(body) || !isRecord(body.metadata)) return wrapperMissing('metadata')
    const read = readMetadata(isMerge ? { ...held(owner), ...body.metadata } : body.metadata)
    if ('errors' in read) return invalid(read.errors)
    owner.metadata = read.metadata
    return answer(owner)
  }

const clear = (owner: WithMetadata): Answer => {
  owner.metadata = null
  return answer(owner)
}

const removeKey = (owner: WithMetadata, { params }: Call): Answer => {
  const { [params.key ?? '']: gone, ...rest } = held(owner)
  if (gone === undefined) return notFound('metadata')
  owner.metadata = rest
  return answer(owner)
}

/** What carries the metadata, or the 404 of its name. */
export type Owner = { owner: WithMetadata } | { refusal: Answer }

export const ownerOr404 = (owner: WithMetadata | undefined, name: string): Owner =>
  owner ? { owner } : { refusal: notFound(name) }

/** POST replaces, PATCH merges, DELETE clears, DELETE with a key takes one away. */
export const metadataOperations = (
  path: string,
  resource: string,
  find: (call: Call) => Owner,
): Operation[] => {
  const on =
    (act: (owner: WithMetadata, call: Call) => Answer) =>
    (call: Call): Answer => {
      const found = find(call)
      return 'refusal' in found ? found.refusal : act(found.owner, call)
    }
  return [
    { method: 'POST', path, resource, handle: on(write(false)) },
    { method: 'PATCH', path, resource, handle: on(write(true)) },
    { method: 'DELETE', path, resource, handle: on(clear) },
    { method: 'DELETE', path: `${path}/:key`, resource, handle: on(removeKey) },
  ]
}
