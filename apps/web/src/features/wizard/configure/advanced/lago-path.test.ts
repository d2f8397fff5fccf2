import { describe, expect, it } from 'vitest'
import { lagoPath } from './lago-path.ts'

const base = 'https://api.getlago.com/api/v1'

describe('lagoPath', () => {
  it.each([
    ['/customers', '/customers'],
    [' /subscriptions/{record.id}?status=pending', '/subscriptions/{record.id}'],
    ['/api/v1/events', '/events'],
    [`${base}/events/batch`, '/events/batch'],
    ['https://elsewhere.example/api/v1/events', 'https://elsewhere.example/api/v1/events'],
  ])('reads %s as %s', (typed, path) => expect(lagoPath(typed, base)).toBe(path))
})
