import { type Answer, type EventStore, eventStore } from '@ferry/core'
import { saveEventStore } from '../credentials/queries/save-event-store.ts'
import type { Db } from '../db/database.ts'
import type { ConfigVersion } from './ranges/config-version.ts'

/** An answer that does not tell will not tell the next time either; parsing it costs more than sending it. */
const answersAsked = 3

/** Which event store the organizations that this process sends to have, learnt from the first accepted events. */
export class EventStores {
  readonly #db: Db
  readonly #known = new Map<string, EventStore>()
  readonly #asked = new Map<string, number>()

  constructor(db: Db) {
    this.#db = db
  }

  of({ credentialId, eventStore: remembered }: ConfigVersion): EventStore | null {
    return this.#known.get(credentialId) ?? remembered
  }

  async learn(version: ConfigVersion, answer: Answer): Promise<void> {
    const { credentialId } = version
    const asked = this.#asked.get(credentialId) ?? 0
    if (answer.kind !== 'answered' || asked >= answersAsked || this.#known.has(credentialId)) return
    this.#asked.set(credentialId, asked + 1)
    const store = eventStore(answer.body)
    if (store === null) return
    this.#known.set(credentialId, store)
    if (store !== version.eventStore) await saveEventStore(this.#db, credentialId, store)
  }
}
