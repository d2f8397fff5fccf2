import { expect, it } from 'vitest'
import { recordCells } from './record-cells.ts'

it('shows values digit for digit, as no JavaScript number could', () => {
  const text = '{"big":12345678901234567890,"amount":0.10,"name":"Zoë","deep":{"a":[1.0]},"none":null}'
  expect(recordCells(text, ['big', 'amount', 'name', 'deep', 'none', 'absent'])).toEqual([
    '12345678901234567890',
    '0.10',
    'Zoë',
    '{"a":[1.0]}',
    'null',
    null,
  ])
})
