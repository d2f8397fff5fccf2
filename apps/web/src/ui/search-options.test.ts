import { describe, expect, it } from 'vitest'
import { searchOptions } from './search-options.ts'

const texts: Record<string, string> = {
  a: 'Events Send usage events POST /events',
  b: 'Customers Create or update customers POST /customers',
  c: 'Customers Delete customers DELETE /customers/{external_customer_id}',
}
const option = (value: string) => ({ value, label: value })
const options = [
  { group: 'Events', items: [option('a')] },
  { group: 'Customers', items: [option('b'), option('c')] },
]
const search = (typed: string, limit = Number.POSITIVE_INFINITY) =>
  searchOptions((value) => texts[value] ?? '')({ options, search: typed, limit })

describe('searchOptions', () => {
  it('finds by every word, in any order and case', () => {
    expect(search('CUSTOMERS delete')).toEqual([{ group: 'Customers', items: [option('c')] }])
    expect(search('/customers post')).toEqual([{ group: 'Customers', items: [option('b')] }])
  })
  it('shows everything while nothing is typed, and nothing without a hit', () => {
    expect(search(' ')).toEqual(options)
    expect(search('wallet')).toEqual([])
  })
  it('stops at the limit', () => {
    expect(search('', 2)).toEqual([options[0], { group: 'Customers', items: [option('b')] }])
  })
})
