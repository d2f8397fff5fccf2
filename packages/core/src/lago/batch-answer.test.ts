import { expect, it } from 'vitest'
import { isPlainBatchAnswer } from './batch-answer.ts'

const event = (properties: unknown, id: string | null = 'a') => ({
  lago_id: id,
  transaction_id: 't',
  properties,
})
const answer = (...events: unknown[]) => JSON.stringify({ events })
const sent = '{"events":[{"transaction_id":"t","properties":{"bytes":1}}]}'

it('counts the events of an answer, whichever store gave them', () => {
  expect(isPlainBatchAnswer(answer(event({})), sent, 1)).toBe(true)
  expect(isPlainBatchAnswer(answer(event({}), event({}, null), event({ a: [{}] })), sent, 3)).toBe(true)
})

it.each([
  ['fewer events', answer(event({})), sent, 2],
  ['more events', answer(event({}), event({})), sent, 1],
  ['no events', answer(), sent, 0],
  ['an answer that was cut', answer(event({}), event({})).slice(0, -3), sent, 2],
  ['a page of a proxy', '<html>', sent, 1],
  ['an error of Lago', '{"status":422,"error":"Unprocessable Entity"}', sent, 1],
  ['indented JSON', JSON.stringify({ events: [event({})] }, null, 2), sent, 1],
  [
    'properties that look like events and were sent so',
    answer(event({ copy: { lago_id: 'b' } })),
    '{"events":[{"properties":{"copy":{"lago_id":"b"}}},{}]}',
    2,
  ],
])('leaves %s to be parsed', (_, body, sentBody, count) => {
  expect(isPlainBatchAnswer(body, sentBody, count)).toBe(false)
})

it('is not deceived by an event written in a text', () => {
  const text = answer(event({ note: answer(event({})) }), event({}))
  expect(isPlainBatchAnswer(text, sent, 2)).toBe(true)
  expect(isPlainBatchAnswer(text, sent, 3)).toBe(false)
})
