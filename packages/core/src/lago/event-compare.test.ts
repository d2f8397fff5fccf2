import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventItem, eventStore, sameEvent } from '../index.ts'

const sent = (more: string) =>
  `{"transaction_id":"t","external_subscription_id":"s","code":"c","timestamp":"1751328000.123"${more}}`
const held = (more: string, timestamp = '2025-07-01T00:00:00.123Z') =>
  `{"event":{"lago_id":"x","transaction_id":"t","external_subscription_id":"s","code":"c","timestamp":"${timestamp}"${more}}}`
const properties = (one: string, other: string) =>
  sameEvent({ item: sent(`,"properties":${one}`), stored: held(`,"properties":${other}`) })

describe('sameEvent', () => {
  it('is the same event whatever else Lago answers', () => {
    const more = ',"properties":{},"precise_total_amount_cents":null,"lago_customer_id":null'
    expect(sameEvent({ item: sent(''), stored: held(more) })).toBe('same')
  })

  it.each([
    ['{"a":1}', '{"a":1}'],
    ['{"a":1,"b":2}', '{"b":2,"a":1}'],
    ['{"a":1.0}', '{"a":1}'],
    ['{"a":0.10}', '{"a":"0.1"}'],
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":"1"}', '{"a":1}'],
    ['{"a":1e3}', '{"a":1000.0}'],
    ['{"a":12345678901234567890}', '{"a":"12345678901234567890"}'],
    ['{"a":0.12345678901234567890}', '{"a":0.12345678901234568}'],
    ['{"a":true}', '{"a":"true"}'],
    ['{"a":null}', '{}'],
    ['{"a":null}', '{"a":""}'],
    ['{"a":{"b":[1,2]}}', '{"a":{"b":[1,2.0]}}'],
    ['{"a":{"b":[1,2]}}', '{"a":"{\\"b\\": [1, 2]}"}'],
    ['{"a":"\\u00e9"}', '{"a":"é"}'],
    ['null', '{}'],
    ['"dropped"', '{}'],
  ])('%s is stored as %s', (one, other) => expect(properties(one, other)).toBe('same'))

  it.each([
    ['{"a":1}', '{"a":2}', 'a'],
    ['{"a":12345678901234567890}', '{"a":12345678901234567891}', 'a'],
    ['{"a":"1"}', '{"a":"1.0"}', 'a'],
    ['{"a":"x"}', '{"a":"X"}', 'a'],
    ['{"a":1}', '{}', 'a'],
    ['{}', '{"a":1}', 'a'],
    ['{"a":[1,2]}', '{"a":[2,1]}', 'a'],
    ['{"a":true}', '{"a":1}', 'a'],
    ['{"__proto__":1}', '{"__proto__":2}', '__proto__'],
  ])('%s is not %s', (one, other, key) =>
    expect(properties(one, other)).toEqual({ differs: [`properties.${key}`] }),
  )

  it('names every field that differs', () => {
    const stored =
      '{"event":{"transaction_id":"t","external_subscription_id":"other","code":"x","timestamp":"2025-07-01T00:00:01.000Z","precise_total_amount_cents":"1.5"}}'
    const differs = ['external_subscription_id', 'code', 'timestamp', 'precise_total_amount_cents']
    expect(sameEvent({ item: sent(''), stored })).toEqual({ differs })
  })

  it.each([
    ['"1751328000.1234"', '2025-07-01T00:00:00.123Z', 'same'],
    ['"1751328000.1236"', '2025-07-01T00:00:00.123Z', 'same'],
    ['"1751328000.1236"', '2025-07-01T00:00:00.124Z', 'same'],
    ['"1751328000.1234"', '2025-07-01T00:00:00.124Z', { differs: ['timestamp'] }],
    ['1751328000', '2025-07-01T00:00:00.000Z', 'same'],
    ['1751328000', '2025-07-01T00:00:00Z', 'same'],
    ['1.751328e9', '2025-07-01T00:00:00.000Z', 'same'],
    ['"1751328000.9999"', '2025-07-01T00:00:01.000Z', 'same'],
    ['null', '2025-07-01T00:00:00.000Z', 'unreadable'],
    ['1751328000', 'yesterday', 'unreadable'],
  ])('compares %s with %s in milliseconds', (timestamp, stored, expected) => {
    const item = `{"transaction_id":"t","external_subscription_id":"s","code":"c","timestamp":${timestamp}}`
    expect(sameEvent({ item, stored: held('', stored) })).toEqual(expected)
  })

  it.each([
    '',
    '<html>',
    '[]',
    '{}',
    '{"event":[]}',
    '{"event":{"transaction_id":"other"}}',
    '{"status":404}',
  ])('cannot read %j', (stored) => expect(sameEvent({ item: sent(''), stored })).toBe('unreadable'))

  it('finds any event the same as itself, and another one in each changed number', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer(), (value, number) => {
        const json = JSON.stringify({ value, number })
        expect(properties(json, json)).toBe('same')
        expect(properties(json, JSON.stringify({ value, number: number + 1 }))).toEqual({
          differs: ['properties.number'],
        })
      }),
    )
  })
})

describe('eventItem', () => {
  it('gives the text of one event, digits and order as they are', () => {
    const event = '{"z":12345678901234567890,"amount":0.10,"10":1,"2":2}'
    expect(eventItem(`{"event":${event}}`, 0)).toBe(event)
    expect(eventItem(`{"events":[{},${event}]}`, 1)).toBe(event)
  })

  it.each([
    ['{"event":{}}', 1],
    ['{"events":[{}]}', 1],
    ['{"events":[1]}', 0],
    ['[{}]', 0],
    ['nonsense', 0],
  ])('has nothing in %s at %i', (body, position) => expect(eventItem(body, position)).toBeNull())
})

describe('eventStore', () => {
  it.each([
    ['{"event":{"lago_id":"5e","created_at":"2025-07-01T00:00:00Z"}}', 'postgres'],
    ['{"events":[{"lago_id":"5e","created_at":"2025-07-01T00:00:00Z"},{}]}', 'postgres'],
    ['{"event":{"lago_id":null,"created_at":null}}', 'clickhouse'],
    ['{"events":[{"lago_id":null,"created_at":null}]}', 'clickhouse'],
    ['{"event":{"lago_id":"5e","created_at":null}}', null],
    ['{"event":{}}', null],
    ['{"events":[]}', null],
    ['<html>', null],
  ])('%s: %s', (body, expected) => expect(eventStore(body)).toBe(expected))
})
