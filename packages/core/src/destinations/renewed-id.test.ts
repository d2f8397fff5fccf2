import { describe, expect, it } from 'vitest'
import type { Source } from './config.ts'
import { plan } from './plan.ts'
import { context, event, eventMapping, records, template } from './testing/configs.ts'

/** The plan of one record with another ending of its id. */
const planned = (id: Source | null, idSuffix?: string) => {
  const { transaction_id: _, ...rest } = eventMapping
  const mapping = { ...(id && { transaction_id: id }), ...rest }
  const [record] = records(event('a'))
  if (!record) throw new Error('There is no record.')
  return plan(template({ mapping }), [{ ...record, ...(idSuffix !== undefined && { idSuffix }) }], context)
}
const mapped: Source = { attribute: 'id' }

describe('a record that a person gave a new id', () => {
  it('is another event, whether the id is mapped or made by Ferry', () => {
    expect(planned(mapped, '-new-1').requests[0]?.identities).toEqual([{ id: 'a-new-1', derived: false }])
    const made = planned(null).requests[0]?.identities[0]?.id
    expect(planned(null, '-new-1').requests[0]?.identities).toEqual([{ id: `${made}-new-1`, derived: true }])
  })
  it('keeps every other byte', () => {
    const [before] = planned(mapped).requests
    expect(planned(mapped, '-new-1').requests[0]?.body).toBe(
      before?.body?.replace('"transaction_id":"a"', '"transaction_id":"a-new-1"'),
    )
  })
  it('has its id judged with the ending', () => {
    expect(planned(mapped, ' ').problems).toMatchObject([{ field: 'transaction_id', code: 'id_whitespace' }])
  })
})
