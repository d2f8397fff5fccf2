import {
  activateDestination,
  createCredential,
  createDestination,
  type Destination,
  getDestination,
  listUnknown,
  probeDestination,
} from '@ferry/contract'
import type { Load, Outcome } from './loads/load.ts'
import { apiKey } from './world/witness.ts'
import type { World } from './world/world.ts'

/** A load on its way. */
export interface Delivery {
  load: Load
  nexsetId: string
  destinationId: string
}

/** This share of each load is there from the beginning; the rest is appended while things die. */
const uploadedShare = 0.6

export const uploadedOf = ({ count }: Load): number => Math.ceil(count * uploadedShare)

export const recordsOf = (load: Load, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => load.record(from + index))

/** Uploads what is there from the beginning and activates a destination for each load, before anything dies. */
export const begin = async ({ api, witness }: World, loads: readonly Load[]): Promise<Delivery[]> => {
  const credential = await api.call(createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: witness.url, apiKey },
  })
  const deliveries: Delivery[] = []
  for (const load of loads) {
    const nexsetId = await api.upload(load.name, recordsOf(load, 0, uploadedOf(load)))
    const { id } = await api.call(createDestination, {
      body: { name: load.name, nexsetId, credentialId: credential.id, config: load.config },
    })
    deliveries.push({ load, nexsetId, destinationId: id })
  }
  for (const { destinationId } of deliveries)
    await api.call(activateDestination, { params: { id: destinationId }, body: { start: 'waiting' } })
  return deliveries
}

/** Looks at a destination; its counts must add up at every look. Presses *Try now* where it is held. */
export const look = async ({ api }: World, { destinationId }: Delivery): Promise<Destination> => {
  const destination = await api.call(getDestination, { params: { id: destinationId } })
  const { total, ...parts } = destination.progress
  if (Object.values(parts).reduce((sum, part) => sum + part, 0) !== total)
    throw new Error(`Counts that do not add up: ${JSON.stringify(destination.progress)}`)
  if (destination.status === 'held') await api.call(probeDestination, { params: { id: destinationId } })
  return destination
}

/** What Ferry says at the end: counts, and which records it does not know the outcome of. */
export const outcomeOf = async (world: World, delivery: Delivery): Promise<Outcome> => {
  const { progress } = await look(world, delivery)
  const unknown = new Set<number>()
  let cursor: string | null = null
  do {
    const querystring: { limit: string; cursor?: string } = { limit: '200', ...(cursor && { cursor }) }
    const page: { items: { offset: number }[]; next: string | null } = await world.api.call(listUnknown, {
      params: { id: delivery.destinationId },
      querystring: querystring as never,
    })
    for (const { offset } of page.items) unknown.add(offset)
    cursor = page.next
  } while (cursor !== null)
  return { progress, unknown }
}
