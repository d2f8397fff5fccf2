import { expect, it } from 'vitest'
import { byReason } from './reasons.ts'

it('groups records by why they are here, the most frequent reason first', () => {
  const item = (offset: number, sentence: string, at: string) => ({ offset, sentence, at })
  expect(
    byReason([item(9, 'No time.', '10:03'), item(4, 'No code.', '10:01'), item(2, 'No time.', '10:02')]),
  ).toEqual([
    {
      sentence: 'No time.',
      items: [item(2, 'No time.', '10:02'), item(9, 'No time.', '10:03')],
      firstAt: '10:02',
      lastAt: '10:03',
    },
    { sentence: 'No code.', items: [item(4, 'No code.', '10:01')], firstAt: '10:01', lastAt: '10:01' },
  ])
})
