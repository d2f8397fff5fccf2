import type { Db } from '../../db/database.ts'
import { offsetsOf } from '../ranges/positions.ts'
import { type IdHash, idHash } from './id-hash.ts'
import { IdIndex } from './id-index.ts'
import { appendPage, type LogPage, type Origin, readPages, readPagesAfter } from './log-rows.ts'

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
      const page = {
        origin,
        offsets: owned.map(({ offset }) => offset),
        hashes: owned.map(({ hash }) => hash),
      }
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
    const candidates = new Map<number, number[]>()
    for (const { offset, hash } of hashed) {
      const pages = this.#index.find(hash)
      if (pages.length > 0) candidates.set(offset, pages)
    }
    const owners = await this.#owners(new Set([...candidates.values()].flat()))
    const owned: Hashed[] = []
    const taken = new Map<number, Owner>()
    const here = new Map<string, Owner>()
    for (const one of hashed) {
      const key = keyOf(one.hash)
      const owner = (candidates.has(one.offset) ? owners.get(key) : undefined) ?? here.get(key)
      if (!owner) {
        owned.push(one)
        here.set(key, { ...origin, offset: one.offset })
      } else if (owner.nexsetId !== origin.nexsetId || owner.offset !== one.offset)
        taken.set(one.offset, owner)
    }
    owned.sort((a, b) => a.offset - b.offset)
    return { owned, taken }
  }

  async #owners(numbers: ReadonlySet<number>): Promise<Map<string, Owner>> {
    const owners = new Map<string, Owner>()
    if (numbers.size === 0) return owners
    for (const page of await readPages(this.#db, this.#organization, [...numbers])) {
      const offsets = offsetsOf(page.offsets)
      for (const [index, hash] of page.hashes.entries()) {
        const key = keyOf(hash)
        if (!owners.has(key)) owners.set(key, ownerOf(page, offsets[index] ?? -1))
      }
    }
    return owners
  }

  async #catchUp() {
    for (;;) {
      const pages = await readPagesAfter(this.#db, this.#organization, this.#seen, pagesAtOnce)
      for (const { number, hashes } of pages) this.#enter(number, hashes)
      if (pages.length < pagesAtOnce) return
    }
  }

  #enter(page: number, hashes: readonly IdHash[]) {
    for (const hash of hashes) this.#index.add(hash, page)
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

const keyOf = ({ high, low }: IdHash): string => `${high}-${low}`

const ownerOf = ({ nexsetId, destinationId, configNumber }: LogPage, offset: number): Owner => ({
  nexsetId,
  destinationId,
  configNumber,
  offset,
})
