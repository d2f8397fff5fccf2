import { eventItems, type PlannedRequest, plan } from '@ferry/core'
import { organizationIdentity } from '../../credentials/organization.ts'
import type { Deps } from '../../deps.ts'
import type { OpenCredential } from '../../lago/send.ts'
import { readRecordsAt } from '../../nexsets/queries/read-records.ts'
import type { EventStores } from '../event-stores.ts'
import type { RangeOutcome } from '../ledger.ts'
import { type ConfigVersion, readConfigVersion } from '../ranges/config-version.ts'
import { withRevisions } from '../ranges/revisions.ts'
import type { BroughtIds, KnownIds, Owner } from './known-ids.ts'
import type { Origin } from './log-rows.ts'

/** Records of some requests whose id is another record's. */
export interface Repeats {
  /** They say something else: not to be sent. */
  conflicts: RangeOutcome['setAside']
  /** They are the same event, so sending them changes nothing; they count as already there. */
  same: number[]
}

export interface GuardParts {
  deps: Pick<Deps, 'db' | 'send'>
  stores: EventStores
  /** What this process knows of an organization's ids. */
  knownIdsOf: (organization: string) => KnownIds
  version: ConfigVersion
  credential: OpenCredential
  origin: Origin
}

const none: Repeats = { conflicts: [], same: [] }

/**
 * Finds, before they are sent, records whose mapped id another record has had already. A ClickHouse organization accepts
 * both and bills one of them, or both (lago-api:app/services/events/stores/clickhouse_store.rb); a Postgres one refuses
 * the second by itself. Ids that Ferry derives are never repeated and cost nothing here.
 */
export class IdGuard {
  readonly #parts: GuardParts

  constructor(parts: GuardParts) {
    this.#parts = parts
  }

  /** Null when Lago does not tell just now whose ids they are: then nothing may be sent. */
  async repeatsIn(requests: readonly PlannedRequest[]): Promise<Repeats | null> {
    const { deps, stores, version, credential, origin, knownIdsOf } = this.#parts
    if (stores.of(version) === 'postgres') return none
    const brought = broughtIds(requests)
    if (brought.ids.length === 0) return none
    const organization = await organizationIdentity(deps, credential)
    if (organization === null) return null
    const taken = await knownIdsOf(organization).claim(origin, brought)
    return taken.size === 0 ? none : this.#compare(requests, taken)
  }

  async #compare(requests: readonly PlannedRequest[], taken: ReadonlyMap<number, Owner>): Promise<Repeats> {
    const ownerTexts = await this.#textsOf([...taken.values()])
    const repeats: Repeats = { conflicts: [], same: [] }
    for (const { body, offsets, identities } of requests) {
      if (!offsets.some((offset) => taken.has(offset))) continue
      const texts = body === null ? [] : eventItems(body)
      for (const [position, offset] of offsets.entries()) {
        const owner = taken.get(offset)
        if (!owner) continue
        const [text, id] = [texts[position], identities[position]?.id ?? '']
        if (text !== undefined && text === ownerTexts.get(nameOf(owner))) repeats.same.push(offset)
        else repeats.conflicts.push(conflict(offset, id, owner, this.#parts.origin))
      }
    }
    return repeats
  }

  /** The events of other records as they were sent, as far as what made them is still there. */
  async #textsOf(owners: readonly Owner[]): Promise<Map<string, string>> {
    const { db } = this.#parts.deps
    const texts = new Map<string, string>()
    for (const group of Map.groupBy(owners, versionOf).values()) {
      const [first] = group
      const version = first && (await readConfigVersion(db, first.destinationId, first.configNumber))
      if (!first || !version) continue
      const { nexsetId } = first
      const offsets = group.map(({ offset }) => offset)
      const read = await readRecordsAt(db, nexsetId, offsets)
      const records = await withRevisions(db, first.destinationId, read)
      const { requests } = plan(version.config, records, { nexsetId, baseUrl: version.baseUrl })
      for (const { body, offsets: sent } of requests) {
        const items = body === null ? [] : eventItems(body)
        for (const [position, offset] of sent.entries())
          texts.set(nameOf({ ...first, offset }), items[position] ?? '')
      }
    }
    return texts
  }
}

/** A loop, because every record of every piece passes here before it is sent. */
const broughtIds = (requests: readonly PlannedRequest[]): BroughtIds => {
  const brought = { offsets: [] as number[], ids: [] as string[] }
  for (const { offsets, identities } of requests)
    for (let position = 0; position < offsets.length; position += 1) {
      const [offset, identity] = [offsets[position], identities[position]]
      if (offset === undefined || !identity || identity.derived) continue
      brought.offsets.push(offset)
      brought.ids.push(identity.id)
    }
  return brought
}

const versionOf = ({ nexsetId, destinationId, configNumber }: Origin): string =>
  `${nexsetId} ${destinationId} ${configNumber}`
const nameOf = (owner: Owner): string => `${versionOf(owner)} ${owner.offset}`

const conflict = (
  offset: number,
  id: string,
  owner: Owner,
  { nexsetId }: Origin,
): RangeOutcome['setAside'][number] => ({
  offset,
  code: 'id_repeated',
  field: 'transaction_id',
  sentence:
    `transaction_id "${id}" is already that of record ${owner.offset + 1}${owner.nexsetId === nexsetId ? '' : ' of another Nexset'}, ` +
    'which says something else. This record was not sent and has not been billed: give it an id of its own or discard it.',
  status: null,
  mayBeStored: false,
  stored: null,
})
