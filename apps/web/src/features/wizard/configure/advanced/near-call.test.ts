import { describe, expect, it } from 'vitest'
import { nearCall } from './near-call.ts'

describe('nearCall', () => {
  it('leads from a PUT Lago does not have to the POST that updates', () => {
    expect(nearCall('PUT', '/customers/{record.id}')).toMatchObject({
      call: { method: 'POST', url: '/customers' },
    })
  })
  it('names the methods a path has, and leads to none that deletes', () => {
    expect(nearCall('POST', '/customers/acme')).toEqual({
      sentence: 'Lago has no POST here and answers 404; it has DELETE.',
      call: null,
    })
    expect(nearCall('PATCH', '/plans')).toMatchObject({ call: { method: 'POST', url: '/plans' } })
  })
  it('finds a path that was mistyped, and keeps its attributes', () => {
    expect(nearCall('POST', '/customer')?.call?.url).toBe('/customers')
    expect(nearCall('POST', '/event/batch')?.call?.url).toBe('/events/batch')
    expect(nearCall('PUT', '/subscription/{record.sub}')?.call?.url).toBe('/subscriptions/{record.sub}')
  })
  it('finds nothing near a path of another kind', () => expect(nearCall('POST', '/imports')).toBeNull())
})
