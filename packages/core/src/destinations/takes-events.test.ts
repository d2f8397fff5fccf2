import { expect, it } from 'vitest'
import { takesEvents } from '../index.ts'
import { advanced, context, template } from './testing/configs.ts'

it.each([
  [template({}), true],
  [template({ operation: 'createCustomer' }), false],
  [template({ operation: 'nothing' }), false],
  [advanced({ url: '/events' }), true],
  [advanced({ url: `${context.baseUrl}/events/batch` }), true],
  [advanced({ url: '/events', method: 'PUT' }), false],
  [advanced({ url: '/customers' }), false],
  [advanced({ url: '/{record.path}' }), false],
  [advanced({ url: '' }), false],
])('a config takes events or not: %#', (config, expected) => {
  expect(takesEvents(config, context.baseUrl)).toBe(expected)
})
