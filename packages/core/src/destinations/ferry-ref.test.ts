import { describe, expect, it } from 'vitest'
import { operationById } from '../lago/operations/catalogue.ts'
import type { TemplateConfig } from './config.ts'
import { bodiesOf, problemsOf, template } from './testing/configs.ts'
import { toAdvanced } from './to-advanced.ts'

const mapping = { wallet_id: { attribute: 'wallet' }, granted_credits: { constant: '5' } }
const topUps = (more: TemplateConfig['mapping'] = {}, options?: TemplateConfig['options']): TemplateConfig =>
  template({
    operation: 'createWalletTransaction',
    mapping: { ...mapping, ...more },
    ...(options && { options }),
  })
const wallet = '"wallet":"1a901a90-1a90-4a90-8a90-1a901a901a90"'
const reference = '{"key":"ferry_ref","value":"ferry-0198c0de12347000800000000000abcd-0"}'
const metadataOf = (config: TemplateConfig, more = '') => {
  const [body] = bodiesOf(config, `{${wallet}${more}}`)
  return /"metadata":(.*)\}\}$/.exec(body ?? '')?.[1] ?? null
}
const listOf = (length: number) => Array(length).fill('{"key":"k","value":"v"}').join(',')

describe('the reference of a top-up', () => {
  it('names the record, where nothing else is mapped', () => {
    expect(metadataOf(topUps())).toBe(`[${reference}]`)
    expect(metadataOf(topUps({}, { ferry_ref: true }))).toBe(`[${reference}]`)
  })

  it('stands behind the metadata of the user', () => {
    const whole = topUps({ metadata: { attribute: 'meta' } })
    expect(metadataOf(whole, ',"meta":[{"key":"k","value":"v"}]')).toBe(
      `[{"key":"k","value":"v"},${reference}]`,
    )
    expect(metadataOf(whole)).toBe(`[${reference}]`)
    expect(metadataOf(whole, ',"meta":null')).toBe(`[${reference}]`)
    const parts = topUps({
      'metadata[0].key': { constant: 'k' },
      'metadata[0].value': { attribute: 'order' },
    })
    expect(metadataOf(parts, ',"order":"A"')).toBe(`[{"key":"k","value":"A"},${reference}]`)
  })

  it('is not there twice', () => {
    const own = '[{"key":"ferry_ref","value":"mine"}]'
    expect(metadataOf(topUps({ metadata: { attribute: 'meta' } }), `,"meta":${own}`)).toBe(own)
    const among = '[{"key":"k","value":"v"},{"key":"ferry_ref","value":"mine"}]'
    expect(metadataOf(topUps({ metadata: { attribute: 'meta' } }), `,"meta":${among}`)).toBe(among)
  })

  it('stands behind items that have no key', () => {
    const whole = topUps({ metadata: { attribute: 'meta' } })
    expect(metadataOf(whole, ',"meta":[{"value":"v"}]')).toBe(`[{"value":"v"},${reference}]`)
    expect(metadataOf(whole, ',"meta":[{"key":7}]')).toBe(`[{"key":7},${reference}]`)
  })

  it('can be switched off', () => {
    expect(metadataOf(topUps({}, { ferry_ref: false }))).toBeNull()
    const whole = topUps({ metadata: { attribute: 'meta' } }, { ferry_ref: false })
    expect(metadataOf(whole, `,"meta":[${listOf(15)}]`)).toBe(`[${listOf(15)}]`)
  })

  it('never makes metadata longer than Lago takes', () => {
    const whole = topUps({ metadata: { attribute: 'meta' } })
    expect(problemsOf(whole, `{${wallet},"meta":[${listOf(14)}]}`)).toEqual([])
    expect(problemsOf(whole, `{${wallet},"meta":[${listOf(15)}]}`)).toEqual(['0: metadata field_type'])
    const parts = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, at) => [`metadata[${at}].key`, { constant: 'k' }]))
    expect(problemsOf(topUps(parts(14)), `{${wallet}}`)).toEqual([])
    expect(problemsOf(topUps(parts(15)), `{${wallet}}`)).toEqual(['config: metadata field_type'])
  })

  it('leaves a fault of the metadata what it is', () => {
    const whole = topUps({ metadata: { attribute: 'meta' } })
    expect(problemsOf(whole, `{${wallet},"meta":"order A"}`)).toEqual(['0: metadata field_type'])
  })

  it('is an option that is true or false, of this operation alone', () => {
    expect(problemsOf(topUps({}, { ferry_ref: 'no' }), `{${wallet}}`)).toEqual([
      'config: ferry_ref field_type',
    ])
    expect(problemsOf(topUps({}, { ferry_reff: false }), `{${wallet}}`)).toEqual([
      'config: ferry_reff unknown_field',
    ])
    expect(problemsOf(template({ mapping: {}, options: { ferry_ref: true } }), '{}')).toContain(
      'config: ferry_ref unknown_field',
    )
  })

  it('is named among what Advanced cannot say', () => {
    const operation = operationById('createWalletTransaction')
    if (!operation) throw new Error('The catalogue lost its top-ups.')
    expect(toAdvanced(topUps(), operation).lost.join(' ')).toContain('ferry_ref')
    expect(toAdvanced(topUps({}, { ferry_ref: false }), operation).lost.join(' ')).not.toContain('ferry_ref')
  })
})
