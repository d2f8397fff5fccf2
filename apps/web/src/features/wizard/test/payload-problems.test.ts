import { plan } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { payloadProblems } from './payload-problems.ts'

const url = 'https://lago.example.com/api/v1'
const event = { transaction_id: 'a', external_subscription_id: 's', code: 'c', timestamp: '1751328000' }
const problemsOf = (path: string, body: unknown) =>
  payloadProblems({ method: 'POST', url: url + path, body: JSON.stringify(body) })

describe('problems of a payload', () => {
  it('are none for what the settings make', () => {
    const { requests } = plan(
      {
        mode: 'template',
        operation: 'createEvent',
        mapping: {
          transaction_id: { attribute: 'id' },
          external_subscription_id: { constant: 's' },
          code: { constant: 'c' },
          timestamp: { attribute: 'at' },
          properties: { rest: true },
        },
        excludeAttributes: [],
        batching: { size: 2, grouping: { algorithm: 'keyed_array', key: 'events' } },
        responseWebhook: false,
        delivery: {},
      },
      [0, 1, 2].map((offset) => ({
        offset,
        receivedAt: '2026-07-01T00:00:00.000Z',
        text: `{"id":"e${offset}","at":"2026-07-01T00:00:00Z","big":12345678901234567890}`,
      })),
      { nexsetId: 'n', baseUrl: url },
    )
    expect(requests.map((request) => payloadProblems(request))).toEqual([[], []])
  })
  it.each([
    [
      'a field that Lago would drop',
      '/events',
      { event: { ...event, extra: 1 } },
      ['event'],
      /extra.*drop it/,
    ],
    ['a field that is missing', '/events', { event: { ...event, code: undefined } }, ['event', 'code'], /./],
    [
      'a fault in a batch',
      '/events/batch',
      { events: [event, { ...event, code: 7 }] },
      ['events', 1, 'code'],
      /./,
    ],
    ['a missing root key', '/events', event, [], /under the key “event”/],
  ])('name the place of %s', (_, path, body, place, sentence) => {
    const problems = problemsOf(path, body)
    expect(problems).toHaveLength(1)
    expect(problems?.[0]).toMatchObject({ path: place, sentence: expect.stringMatching(sentence) })
  })
  it('are not known of a call that the catalogue does not know', () =>
    expect(problemsOf('/unheard_of', {})).toBeNull())
})
