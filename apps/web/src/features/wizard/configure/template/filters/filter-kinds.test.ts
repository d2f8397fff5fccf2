import { filterNames } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { filterKinds, offeredFilters } from './filter-kinds.ts'

const known = {
  path: 'code',
  label: 'Code',
  description: '',
  type: 'string' as const,
  example: null,
}

describe('filterKinds', () => {
  it('has words for every filter of core', () => {
    expect(filterKinds.map(({ name }) => name)).toEqual(filterNames)
    expect(filterKinds.filter(({ about }) => about === '')).toEqual([])
  })
  it('offers for a Lago field only what its type does not do by itself', () => {
    const names = offeredFilters(known, [{ name: 'trim' }]).map(({ name }) => name)
    expect(names).toContain('lower')
    expect(names).not.toContain('number')
    expect(names).not.toContain('trim')
    expect(offeredFilters(null, []).map(({ name }) => name)).toContain('number')
  })
})
