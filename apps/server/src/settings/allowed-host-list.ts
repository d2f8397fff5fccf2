import type { Db } from '../db/database.ts'
import { type AllowedHosts, readAllowedHosts } from '../lago/address-policy.ts'
import { readAllowedHostRows, seedAllowedHosts } from './queries/allowed-host-rows.ts'

/** The list in the database, kept at hand because each new connection asks; follows changes made by any process. */
export class AllowedHostList implements AllowedHosts {
  #present: AllowedHosts = readAllowedHosts('')
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  get names() {
    return this.#present.names
  }

  get networks() {
    return this.#present.networks
  }

  async reload(): Promise<void> {
    const rows = await readAllowedHostRows(this.#db)
    this.#present = readAllowedHosts(rows.map(({ entry }) => entry).join(','))
  }
}

/**
 * Puts what FERRY_ALLOWED_HOSTS names on the list, and follows it from then on. `close` stops following. Without a `seed` it
 * only follows: a worker, which may be started without that setting, must not take off what the server's names.
 */
export const openAllowedHosts = async (
  db: Db,
  seed: readonly string[] | null,
  now: Date,
  onTrouble: (error: unknown) => void,
): Promise<{ hosts: AllowedHostList; close: () => Promise<void> }> => {
  if (seed) await seedAllowedHosts(db, seed, now)
  const hosts = new AllowedHostList(db)
  const close = await db.listen('allowed_host', () => void hosts.reload().catch(onTrouble))
  await hosts.reload()
  return { hosts, close }
}
