import { expect, it } from 'vitest'
import { ago } from './time-ago.tsx'

it('tells an age in the unit a person would use', () => {
  const now = Date.parse('2026-07-02T12:00:00Z')
  const times = [
    '2026-07-02T11:59:59Z',
    '2026-07-02T11:59:18Z',
    '2026-07-02T11:57:00Z',
    '2026-07-02T07:00:00Z',
    '2026-06-01T07:00:00Z',
  ]
  expect(times.map((at) => ago(at, now))).toEqual([
    'just now',
    '42 s ago',
    '3 min ago',
    '5 h ago',
    '1 Jun 2026',
  ])
})
