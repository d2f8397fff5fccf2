import type { Call, Destination, Progress } from '@ferry/contract'
import { describe, expect, it } from 'vitest'
import { destinationQuery, lastCallsQuery, liveQuery } from '../../api/destinations.ts'
import { createQueryClient } from '../../api/query-client.ts'
import { keepDestination } from './use-destination-action.ts'
import { callsShown, keepCalls, keepProgress } from './use-live-destination.ts'

const call = (id: string, second: number): Call => ({
  id,
  method: 'POST',
  url: 'https://lago.example.com/api/v1/events/batch',
  attempt: 1,
  recordCount: 100,
  firstOffset: 0,
  lastOffset: 99,
  bodyBytes: 18_000,
  bodySha256: null,
  outcome: 'accepted',
  sentence: 'Lago took all of them.',
  status: 200,
  error: null,
  latencyMs: 40,
  sentAt: `2026-07-01T00:00:${String(second).padStart(2, '0')}.000Z`,
})

describe('what the server pushes', () => {
  it('puts new calls first, each once, and forgets the oldest', () => {
    const client = createQueryClient()
    const { queryKey } = lastCallsQuery('d', callsShown)
    keepCalls(
      client,
      'd',
      Array.from({ length: callsShown }, (_, index) => call(`c${index}`, index)),
    )
    keepCalls(client, 'd', [call('new', 50), call('c14', 14)])
    const ids = client.getQueryData(queryKey)?.map(({ id }) => id)
    expect(ids?.slice(0, 3)).toEqual(['new', 'c14', 'c13'])
    expect(ids).toHaveLength(callsShown)
    expect(ids).not.toContain('c0')
  })

  it('keeps what the stream does not tell, such as the name', () => {
    const client = createQueryClient()
    const { queryKey } = destinationQuery('d')
    const progress: Progress = {
      total: 1,
      delivered: 1,
      duplicates: 0,
      excluded: 0,
      waiting: 0,
      inFlight: 0,
      unknown: 0,
      setAside: 0,
    }
    client.setQueryData(queryKey, {
      name: 'API usage',
      status: 'inactive',
      progress: { ...progress, delivered: 0 },
    } as Destination)
    keepProgress(client, 'd', { status: 'active', hold: null, progress, lastDeliveredAt: null })
    expect(client.getQueryData(queryKey)).toMatchObject({
      name: 'API usage',
      status: 'active',
      progress: { delivered: 1 },
    })
  })

  describe('beside the answer to an action, which may have been made earlier', () => {
    const none = { total: 2, delivered: 0, duplicates: 0, excluded: 0, inFlight: 0, unknown: 0, setAside: 0 }
    const waiting: Progress = { ...none, waiting: 2 }
    const delivered: Progress = { ...none, waiting: 0, delivered: 2 }

    it.each([
      ['a delivery', waiting, delivered],
      ['a retry, which lowers counts', { ...none, waiting: 0, setAside: 2 }, waiting],
    ])('keeps its counts after %s', (_, answered, told) => {
      const client = createQueryClient()
      keepProgress(client, 'd', { status: 'inactive', hold: null, progress: told, lastDeliveredAt: null })
      keepDestination(client, { id: 'd', status: 'active', hold: null, progress: answered } as Destination)
      expect(client.getQueryData(liveQuery('d').queryKey)).toMatchObject({ status: 'active', progress: told })
    })

    it('says nothing where it has told nothing', () => {
      const client = createQueryClient()
      keepDestination(client, { id: 'd', status: 'active', hold: null, progress: waiting } as Destination)
      expect(client.getQueryData(liveQuery('d').queryKey)).toBeUndefined()
    })
  })
})
