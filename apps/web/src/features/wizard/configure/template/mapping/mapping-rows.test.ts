import { type Operation, operationById, operations, parsePath } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import type { FieldRow } from '../../../form.ts'
import { addableFields, addableLists } from './addable-fields.ts'
import { firstFields, listsOf } from './lists.ts'
import { mappingRows, type TableLine, tableLines, withoutItem } from './mapping-rows.ts'

const empty = { path: [], query: [], mapping: [] }
const invoices = operationById('createInvoice') as Operation
const row = (field: string): FieldRow => ({ field, source: { kind: 'constant', value: 'x', as: 'text' } })
const mapped = (...fields: string[]) => ({ ...empty, mapping: fields.map(row) })

/** `row code`, `item fees 0: …`, `next fees 1`. */
const words = (line: TableLine): string => {
  if (line.kind === 'row') return `row ${line.row.field}`
  if (line.kind === 'next-item') return `next ${line.list.path} ${line.position}`
  return `item ${line.list.path} ${line.position}: ${line.rows.map(({ field }) => field).join(' ')}`
}

describe('the mapping table', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'of %s shows every path parameter and required field with its words, and offers the others once',
    (_, operation) => {
      const shown = mappingRows(operation, empty)
      const required = operation.fields.filter((field) => field.required).map(({ path }) => path)
      expect(shown.map(({ field }) => field)).toEqual([...operation.pathParameters, ...required])
      expect(shown.every(({ isRequired, source }) => isRequired && source.kind === 'none')).toBe(true)
      expect(shown.every(({ known }) => known !== null && known.label !== '')).toBe(true)
      const offered = addableFields(operation, empty).map(({ part, field }) => `${part} ${field}`)
      const ofItems = listsOf(operation.fields).reduce((sum, { fields }) => sum + fields.length, 0)
      expect(new Set(offered).size).toBe(offered.length)
      expect(offered).toHaveLength(
        operation.fields.length - required.length - ofItems + operation.query.length,
      )
      for (const field of offered) expect(parsePath(field.slice(field.indexOf(' ') + 1)).ok).toBe(true)
    },
  )
  it('lets a demanded list be taken whole or built item by item', () => {
    expect(tableLines(invoices, empty).map(words)).toEqual([
      'row external_customer_id',
      'row fees',
      'next fees 0',
    ])
    expect(tableLines(invoices, mapped('fees')).map(words)).not.toContain('next fees 0')
  })
  it('keeps the fields of an item together, whatever was added in between', () => {
    const template = mapped('fees[1].units', 'currency', 'fees[0].add_on_code', 'fees[1].add_on_code')
    expect(tableLines(invoices, template).map(words)).toEqual([
      'row external_customer_id',
      'row currency',
      'item fees 0: fees[0].add_on_code',
      'item fees 1: fees[1].units fees[1].add_on_code',
      'next fees 2',
    ])
  })
  it('knows the fields of an item by those of any item', () => {
    const found = mappingRows(invoices, mapped('fees[3].units')).find(
      ({ field }) => field === 'fees[3].units',
    )
    expect(found?.known?.path).toBe('fees[].units')
  })
  it('starts an item with what Lago demands of it', () => {
    const [fees] = listsOf(invoices.fields)
    expect(fees && firstFields(fees, 2)).toEqual(['fees[2].add_on_code'])
  })
  it('offers the other fields of the items there are', () => {
    const offered = addableFields(invoices, mapped('fees[0].add_on_code')).map(({ field }) => field)
    expect(offered).toContain('fees[0].units')
    expect(offered).not.toContain('fees[0].add_on_code')
    expect(offered.some((field) => field.startsWith('fees[1]'))).toBe(false)
    expect(addableLists(invoices, mapped('fees[0].add_on_code'))).toEqual([])
  })
  it('closes the gap an item leaves', () => {
    const [list] = listsOf(invoices.fields)
    if (!list) throw new Error('Invoices have a list of fees.')
    const rows = ['fees[0].units', 'fees[1].units', 'currency', 'fees[2].units'].map(row)
    expect(withoutItem(rows, { list, position: 1, name: '' }).map(({ field }) => field)).toEqual([
      'fees[0].units',
      'currency',
      'fees[1].units',
    ])
  })
})
