import { expect, it } from 'vitest'
import { bytes, count, counted } from './numbers.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

it('groups digits with no-break spaces', () => {
  expect(count(1_204_331)).toBe('1\u00a0204\u00a0331')
})

it('counts one and many', () => {
  expect([counted(1, 'record'), counted(1240, 'record'), counted(2, 'reply', 'replies')].map(plain)).toEqual([
    '1 record',
    '1 240 records',
    '2 replies',
  ])
})

it('says sizes in thousands', () => {
  expect([318, 1234, 3_400_000].map(bytes).map(plain)).toEqual(['318 B', '1.2 KB', '3.4 MB'])
})
