import type { EventRoom } from './events/room.ts'
import { FaultBook } from './faults/fault-book.ts'
import { createOrganization, type Organization, type OrganizationSeed } from './organizations/organization.ts'
import { Outbox } from './webhooks/outbox.ts'
import { Recorder } from './witness/recorder.ts'

/** The key of the organization that a sandbox has when it was given none. It opens nothing but sandboxes. */
export const DEFAULT_API_KEY = '5a4db0c5-0000-4000-8000-000000000001'

export interface StateOptions {
  organizations: readonly OrganizationSeed[]
  version: string
  room: EventRoom
  keepRequests: number
  keepBytes: number
  /** Unix milliseconds. */
  now: () => number
  /** Milliseconds before the second attempt of a webhook, the third, … */
  webhookWaits: readonly number[]
}

/** Everything a sandbox knows. */
export class SandboxState {
  readonly version: string
  readonly now: () => number
  readonly faults = new FaultBook()
  readonly recorder: Recorder
  readonly outbox: Outbox
  organizations: readonly Organization[] = []
  readonly #room: EventRoom
  readonly #seeds: readonly OrganizationSeed[]
  #byKey = new Map<string, Organization>()

  constructor({ organizations, version, keepRequests, keepBytes, room, now, webhookWaits }: StateOptions) {
    this.#room = room
    this.version = version
    this.now = now
    this.recorder = new Recorder(keepRequests, keepBytes)
    this.#seeds = organizations
    this.outbox = new Outbox(webhookWaits)
    this.reset()
  }

  /** The organization of a key: the second word of the header, whatever the first one is. */
  organizationOf(authorization: string | undefined): Organization | undefined {
    return this.#byKey.get(authorization?.split(' ')[1] ?? '')
  }

  /** The organization of this name; without one, the first. */
  organizationNamed(name: string | undefined): Organization | undefined {
    return name === undefined
      ? this.organizations[0]
      : this.organizations.find(({ seed }) => seed.name === name)
  }

  /** Back to the seeds: no events, no faults, no recorded requests. */
  reset(): void {
    const at = this.now()
    const announce = (organization: Organization) => this.outbox.announcer(organization)
    this.organizations = this.#seeds.map((seed, index) => {
      const organization = createOrganization(seed, index + 1, this.version, at, announce)
      organization.room = this.#room
      return organization
    })
    this.#byKey = new Map(this.organizations.map((organization) => [organization.seed.apiKey, organization]))
    this.recorder.clear()
    this.outbox.clear()
    this.faults.clear()
  }
}
