import type { Deps } from '../../deps.ts'
import type { OpenCredential } from '../../lago/send.ts'
import type { Committer } from '../committer.ts'
import type { EventStores } from '../event-stores.ts'
import type { Ledger } from '../ledger.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { Reader } from './ask-lago.ts'
import type { Pace } from './pace.ts'
import type { Slots } from './slots.ts'

/** What the requests of one run share. */
export interface Sending {
  deps: Pick<Deps, 'db' | 'send' | 'limits'>
  committer: Committer
  ledger: Ledger
  version: ConfigVersion
  credential: OpenCredential
  pace: Pace
  slots: Slots
  stores: EventStores
  /** Lago took something, or said why not: it works. */
  getThrough: () => void
  /** Whether anything of the destination got through lately. */
  isAlive: () => boolean
  /** Aborted to stop before the next request. */
  stop: AbortSignal
  /** Aborted to give up waiting for answers. */
  abort: AbortSignal
}

/** What looks events up for it. */
export const readerOf = ({ deps, credential, ledger, stop }: Sending): Reader => ({
  ...deps,
  credential,
  share: ledger.claimed.destinationId,
  signal: stop,
})
