import { describe, expect, it } from 'vitest'
import { connectors, searchConnectors } from './catalogue.ts'

const found = (search: string) => searchConnectors(connectors, search).map(({ id }) => id)

describe('the list of connectors', () => {
  it('shows all without a search', () => expect(found('')).toContain('lago'))
  it('finds by name, purpose or keyword, in any case', () => {
    expect(found('LAGO')).toEqual(['lago'])
    expect(found('metering usage')).toEqual(['lago'])
  })
  it('says nothing fits when nothing does', () => expect(found('lago warehouse')).toEqual([]))
})
