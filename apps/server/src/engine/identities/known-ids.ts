import type { Db } from '../../db/database.ts'
import { offsetsOf } from '../ranges/positions.ts'
import { hashIds, type IdHashes } from './id-hash.ts'
import { IdIndex, type Place } from './id-index.ts'
import { appendPages, type Origin, type Page, readPages, readPagesAfter } from './log-rows.ts'

/** Ids that records bring with them: each where its record's offset is. */
export interface BroughtIds {
  offsets: readonly number[]
  ids: readonly string[]
}

/** Another record that has an id already, and what made it. */
export interface Owner extends Origin {
  offset: number
}

const pagesAtOnce = 256

/**
 * The ids that records of one organization brought with them, wherever they were sent from. An id belongs to the first
 * record that claims it, for ever. Kept as a log in the database, of which each process holds an index in memory.
 */
export class KnownIds {
  readonly #db: Db
  readonly #organization: string
  #index = new IdIndex()
  /** Every page up to here is in the index. */
  #seen = 0
  /** Of the claims under way alone. */
  readonly #here = new IdIndex()
  /** Claims that wait for those under way, because each has to see what the ones before it added. */
  #waiting: Waiting[] = []
  #isClaiming = false

  constructor(db: Db, organization: string) {
    this.#db = db
    this.#organization = organization
  }

  /** Ids in the index. */
  get size(): number {
    return this.#index.size
  }

  /**
   * Claims ids for records. Answers those that belong to another record already, by offset; all others are the
   * record's own, durably, when this returns. The same id twice in one claim belongs to the first of the two.
   */
  claim(origin: Origin, brought: BroughtIds): Promise<Map<number, Owner>> {
    const { promise, resolve, reject } = Promise.withResolvers<Map<number, Owner>>()
    this.#waiting.push({ page: pageOf(origin, brought), resolve, reject })
    if (!this.#isClaiming) void this.#run()
    return promise
  }

  /** All that waited for the same append go into the log together. */
  async #run(): Promise<void> {
    this.#isClaiming = true
    while (this.#waiting.length > 0) {
      const together = this.#waiting
      this.#waiting = []
      try {
        const taken = await this.#claim(together.map(({ page }) => page))
        for (const [nth, { resolve }] of together.entries()) resolve(taken[nth] ?? new Map())
      } catch (error) {
        for (const { reject } of together) reject(error)
      }
    }
    this.#isClaiming = false
  }

  async #claim(claims: readonly Page[]): Promise<Map<number, Owner>[]> {
    for (;;) {
      const sorted = await this.#sort(claims)
      const taken = sorted.map((claim) => claim.taken)
      const pages = sorted.map(({ owned }) => owned).filter(({ offsets }) => offsets.length > 0)
      if (pages.length === 0) return taken
      const last = await appendPages(this.#db, this.#organization, this.#seen, pages)
      if (last === this.#seen + pages.length) {
        for (const { hashes } of pages) this.#enter(this.#seen + 1, hashes)
        return taken
      }
      // Another process was faster, or the log was moved to another name of the organization.
      if (last !== null) this.#forget()
      await this.#catchUp()
    }
  }

  /** Which ids are new, and which are another record's; those that are this very record's are neither. */
  async #sort(claims: readonly Page[]): Promise<{ owned: Page; taken: Map<number, Owner> }[]> {
    if (this.#seen === 0) await this.#catchUp()
    const places = claims.map(({ hashes }) => this.#placesOf(hashes))
    const pages = await this.#read(places)
    const here = this.#here
    here.clear()
    const claimed = new Map(claims.map((claim, nth) => [nth + 1, claim]))
    return claims.map((claim, nth) => {
      const { origin, offsets, hashes } = claim
      const owned: number[] = []
      const taken = new Map<number, Owner>()
      for (const [position, offset] of offsets.entries()) {
        const [high, low] = [hashes[position * 2] ?? 0, hashes[position * 2 + 1] ?? 0]
        const owner =
          ownerIn(pages, places[nth]?.get(position) ?? [], high, low) ??
          ownerIn(claimed, here.find(high, low), high, low)
        if (!owner) {
          here.add(high, low, nth + 1, position)
          owned.push(position)
        } else if (owner.nexsetId !== origin.nexsetId || owner.offset !== offset) taken.set(offset, owner)
      }
      return { owned: owned.length === offsets.length ? claim : pick(claim, owned), taken }
    })
  }

  /** Where in the log the ids of a claim may stand, by their position in it. */
  #placesOf(hashes: IdHashes): Map<number, readonly Place[]> {
    const places = new Map<number, readonly Place[]>()
    for (let at = 0; at < hashes.length; at += 2) {
      const found = this.#index.find(hashes[at] ?? 0, hashes[at + 1] ?? 0)
      if (found.length > 0) places.set(at / 2, found)
    }
    return places
  }

  async #read(places: readonly ReadonlyMap<number, readonly Place[]>[]): Promise<Map<number, Page>> {
    const numbers = new Set<number>()
    for (const each of places)
      for (const found of each.values()) for (const { page } of found) numbers.add(page)
    if (numbers.size === 0) return new Map()
    const pages = await readPages(this.#db, this.#organization, [...numbers])
    return new Map(
      pages.map(({ number, offsets, hashes, ...origin }) => [
        number,
        { origin, offsets: offsetsOf(offsets), hashes },
      ]),
    )
  }

  async #catchUp() {
    for (;;) {
      const pages = await readPagesAfter(this.#db, this.#organization, this.#seen, pagesAtOnce)
      for (const { number, hashes } of pages) this.#enter(number, hashes)
      if (pages.length < pagesAtOnce) return
    }
  }

  #enter(page: number, hashes: IdHashes) {
    for (let at = 0; at < hashes.length; at += 2)
      this.#index.add(hashes[at] ?? 0, hashes[at + 1] ?? 0, page, at / 2)
    this.#seen = page
  }

  #forget() {
    this.#index = new IdIndex()
    this.#seen = 0
  }
}

interface Waiting {
  page: Page
  resolve: (taken: Map<number, Owner>) => void
  reject: (error: unknown) => void
}

const pageOf = (origin: Origin, { offsets, ids }: BroughtIds): Page => {
  const page = { origin, offsets, hashes: hashIds(ids) }
  if (isAscending(offsets)) return page
  const positions = [...offsets.keys()]
  return pick(
    page,
    positions.sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0)),
  )
}

const isAscending = (offsets: readonly number[]): boolean =>
  offsets.every((offset, position) => position === 0 || (offsets[position - 1] ?? 0) < offset)

/** The ids at some positions of a page. */
const pick = ({ origin, offsets, hashes }: Page, positions: readonly number[]): Page => ({
  origin,
  offsets: positions.map((position) => offsets[position] ?? 0),
  hashes: Int32Array.from(
    positions.flatMap((position) => [hashes[position * 2] ?? 0, hashes[position * 2 + 1] ?? 0]),
  ),
})

/** Whose the id is: the earliest of the places that really hold it. */
const ownerIn = (
  pages: ReadonlyMap<number, Page>,
  places: readonly Place[],
  high: number,
  low: number,
): Owner | undefined => {
  let owner: Owner | undefined
  let earliest = Number.POSITIVE_INFINITY
  for (const { page: number, position } of places) {
    const page = pages.get(number)
    const offset = page?.offsets[position]
    if (!page || offset === undefined || number >= earliest) continue
    if (page.hashes[position * 2] !== high || page.hashes[position * 2 + 1] !== low) continue
    owner = { ...page.origin, offset }
    earliest = number
  }
  return owner
}
