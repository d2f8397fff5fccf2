import type { Db } from '../../db/database.ts'
import { offsetsOf } from '../ranges/positions.ts'
import { type IdHash, idHash } from './id-hash.ts'
import { IdIndex, type Place } from './id-index.ts'
import { appendPage, type Origin, readPages, readPagesAfter } from './log-rows.ts'

/** An id that a record brings with it. */
export interface BroughtId {
  offset: number
  id: string
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
  /** Of the claim under way alone. */
  readonly #here = new IdIndex()
  /** Claims of one process wait for each other: each has to see what the one before it added. */
  #last: Promise<unknown> = Promise.resolve()

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
  claim(origin: Origin, brought: readonly BroughtId[]): Promise<Map<number, Owner>> {
    const claim = this.#last.then(() => this.#claim(origin, brought))
    this.#last = claim.catch(() => {})
    return claim
  }

  async #claim(origin: Origin, brought: readonly BroughtId[]): Promise<Map<number, Owner>> {
    const hashed = brought.map(({ offset, id }) => ({ offset, hash: idHash(id) }))
    for (;;) {
      const { owned, taken } = await this.#sort(origin, hashed)
      if (owned.length === 0) return taken
      const page = pageOf(origin, owned)
      const number = await appendPage(this.#db, this.#organization, this.#seen, page)
      if (number === this.#seen + 1) {
        this.#enter(number, page.hashes)
        return taken
      }
      // Another process was faster, or the log was moved to another name of the organization.
      if (number !== null) this.#forget()
      await this.#catchUp()
    }
  }

  /** Which ids are new, and which are another record's; those that are this very record's are neither. */
  async #sort(
    origin: Origin,
    hashed: readonly Hashed[],
  ): Promise<{ owned: Hashed[]; taken: Map<number, Owner> }> {
    if (this.#seen === 0) await this.#catchUp()
    const claim = new Map([[claimed, pageOf(origin, hashed)]])
    const places = hashed.map(({ hash }) => this.#index.find(hash))
    const pages = await this.#read(new Set(places.flat().map(({ page }) => page)))
    const owned: Hashed[] = []
    const taken = new Map<number, Owner>()
    const here = this.#here
    here.clear()
    for (const [nth, one] of hashed.entries()) {
      const owner =
        ownerIn(pages, places[nth] ?? [], one.hash) ?? ownerIn(claim, here.find(one.hash), one.hash)
      if (!owner) {
        here.add(one.hash, { page: claimed, position: nth })
        owned.push(one)
      } else if (owner.nexsetId !== origin.nexsetId || owner.offset !== one.offset)
        taken.set(one.offset, owner)
    }
    owned.sort((a, b) => a.offset - b.offset)
    return { owned, taken }
  }

  async #read(numbers: ReadonlySet<number>): Promise<Map<number, Page>> {
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

  #enter(page: number, hashes: readonly IdHash[]) {
    for (const [position, hash] of hashes.entries()) this.#index.add(hash, { page, position })
    this.#seen = page
  }

  #forget() {
    this.#index = new IdIndex()
    this.#seen = 0
  }
}

interface Hashed {
  offset: number
  hash: IdHash
}

/** Ids of one page, each at the position of its record's offset. */
interface Page {
  origin: Origin
  offsets: readonly number[]
  hashes: readonly IdHash[]
}

/** What is being claimed just now is a page too, the only one of its index. */
const claimed = 1

const pageOf = (origin: Origin, hashed: readonly Hashed[]): Page => ({
  origin,
  offsets: hashed.map(({ offset }) => offset),
  hashes: hashed.map(({ hash }) => hash),
})

/** Whose the id is: the earliest of the places that really hold it. */
const ownerIn = (
  pages: ReadonlyMap<number, Page>,
  places: readonly Place[],
  { high, low }: IdHash,
): Owner | undefined => {
  let owner: Owner | undefined
  let earliest = Number.POSITIVE_INFINITY
  for (const { page: number, position } of places) {
    const page = pages.get(number)
    const [hash, offset] = [page?.hashes[position], page?.offsets[position]]
    if (!page || offset === undefined || hash?.high !== high || hash.low !== low || number >= earliest)
      continue
    owner = { ...page.origin, offset }
    earliest = number
  }
  return owner
}
