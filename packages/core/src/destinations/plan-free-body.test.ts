import { describe, expect, it } from 'vitest'
import type { Source } from './config.ts'
import { bodiesOf, planOf, problemsOf, template } from './testing/configs.ts'

/** Metadata of a plan: the root key holds keys of the user's own. */
const metadata = (mapping: Record<string, Source>, excludeAttributes: string[] = []) =>
  template({
    operation: 'replacePlanMetadata',
    path: { code: { attribute: 'plan' } },
    mapping,
    excludeAttributes,
  })

const record = '{"plan":"p","meta":{"a":1.50,"b":"x"},"c":"y","d":null}'

describe('a body with keys of the user’s own', () => {
  it.each<[string, Record<string, Source>, string]>([
    ['an attribute', { '*': { attribute: 'meta' } }, '{"a":1.50,"b":"x"}'],
    ['a constant', { '*': { constant: '{"n": 0.10}', as: 'json' } }, '{"n":0.10}'],
    ['all other attributes', { '*': { rest: true } }, '{"meta":{"a":1.50,"b":"x"},"c":"y","d":null}'],
    [
      'an attribute and a name beside it',
      { z: { attribute: 'c' }, '*': { attribute: 'meta' } },
      '{"a":1.50,"b":"x","z":"y"}',
    ],
    ['a name the object has too', { '*': { attribute: 'meta' }, a: { attribute: 'c' } }, '{"b":"x","a":"y"}'],
    [
      'a name the record lacks',
      { '*': { attribute: 'meta' }, a: { attribute: 'none' } },
      '{"a":1.50,"b":"x"}',
    ],
    [
      'an object the record lacks beside a name',
      { '*': { attribute: 'none' }, a: { attribute: 'c' } },
      '{"a":"y"}',
    ],
    [
      'the rest and a name beside it',
      { '*': { rest: true }, m: { attribute: 'meta' } },
      '{"c":"y","d":null,"m":{"a":1.50,"b":"x"}}',
    ],
    ['names alone', { 'seg.ment': { constant: 's' } }, '{"seg":{"ment":"s"}}'],
    ['a star with a key inside', { '["*"].a': { constant: 's' } }, '{"*":{"a":"s"}}'],
    ['a key that is a star', { '["*"]': { constant: 's' } }, '{"*":"s"}'],
    ['a wish for none', { '*': { constant: '{}', as: 'json' } }, '{}'],
  ])('is made of %s', (_, mapping, expected) => {
    expect(bodiesOf(metadata(mapping), record)).toEqual([`{"metadata":${expected}}`])
  })

  it('leaves excluded attributes out of the rest', () => {
    expect(bodiesOf(metadata({ '*': { rest: true } }, ['meta.a', 'd']), record)).toEqual([
      '{"metadata":{"meta":{"b":"x"},"c":"y"}}',
    ])
    expect(problemsOf(metadata({ '*': { attribute: 'meta' } }, ['meta.a']), record)).toEqual([
      'config: * excluded_attribute_mapped',
    ])
  })

  it.each<[string, Record<string, Source>, string]>([
    ['a text', { '*': { attribute: 'c' } }, '0: * field_type'],
    ['null', { '*': { attribute: 'd' } }, '0: * field_required'],
    ['null beside a name', { '*': { attribute: 'd' }, a: { attribute: 'c' } }, '0: * field_type'],
    ['nothing', { '*': { attribute: 'none' } }, '0: * attribute_missing'],
    ['a constant text', { '*': { constant: 'x' } }, 'config: * constant_invalid'],
    ['a constant list', { '*': { constant: '[1]', as: 'json' } }, 'config: * constant_invalid'],
    ['an id of Ferry’s', { '*': { derived: { suffix: '' } } }, 'config: * field_type'],
  ])('is not made of %s', (_, mapping, expected) => {
    expect(problemsOf(metadata(mapping), record)).toEqual([expected])
  })

  it('is never emptied by a record with nothing left', () => {
    expect(problemsOf(metadata({ '*': { rest: true } }), '{"plan":"p"}')).toEqual([
      '0: metadata field_required',
    ])
  })

  it('tells a key of the body from one below a star', () => {
    const [problem, ...others] = planOf(metadata({ '*.plan': { attribute: 'plan' } }), record).problems
    expect([problem?.field, problem?.code, others]).toEqual(['*.plan', 'unknown_field', []])
    expect(problem?.sentence).toContain('write plan for a key of this body')
  })

  it('is no target where Lago names the fields', () => {
    const config = template({
      operation: 'createCustomer',
      mapping: { external_id: { attribute: 'c' }, '*': { rest: true } },
    })
    expect(problemsOf(config, record)).toEqual(['config: * unknown_field'])
  })
})

describe('a list that must be there', () => {
  const invoice = (mapping: Record<string, Source>) =>
    template({
      operation: 'createInvoice',
      mapping: { external_customer_id: { constant: 'cus' }, ...mapping },
    })
  const parts = invoice({
    'fees[0].add_on_code': { attribute: 'addOn' },
    'fees[0].units': { attribute: 'units' },
  })

  it('can be mapped in parts', () => {
    expect(bodiesOf(parts, '{"addOn":"setup","units":2}', '{"addOn":"setup"}')).toEqual([
      '{"invoice":{"external_customer_id":"cus","fees":[{"add_on_code":"setup","units":"2"}]}}',
      '{"invoice":{"external_customer_id":"cus","fees":[{"add_on_code":"setup"}]}}',
    ])
  })

  it('holds a record back that has none of its parts', () => {
    expect(problemsOf(parts, '{"other":1}', '{"addOn":"setup"}')).toEqual(['0: fees field_required'])
    expect(problemsOf(parts, '{"units":"two"}')).toEqual(['0: fees[0].units field_type'])
  })

  it('is still asked for where no part is mapped', () => {
    expect(problemsOf(invoice({}))).toEqual(['config: fees field_required'])
    expect(problemsOf(invoice({ 'fees[0].add_on': { attribute: 'addOn' } }))).toEqual([
      'config: fees[0].add_on unknown_field',
    ])
  })

  it('is mapped whole or in parts, not both', () => {
    const both = invoice({ fees: { attribute: 'fees' }, 'fees[0].units': { attribute: 'units' } })
    expect(problemsOf(both)).toEqual(['config: fees[0].units field_type'])
  })

  it('can be an object whose keys are the user’s own', () => {
    const filter = template({
      operation: 'createPlanChargeFilter',
      path: { code: { attribute: 'p' }, charge_code: { attribute: 'p' } },
      mapping: { 'values.region': { attribute: 'regions' }, 'properties.amount': { attribute: 'amount' } },
    })
    expect(bodiesOf(filter, '{"p":"x","regions":["eu"],"amount":"5"}')).toEqual([
      '{"filter":{"values":{"region":["eu"]},"properties":{"amount":"5"}}}',
    ])
    expect(problemsOf(filter, '{"p":"x","amount":"5"}')).toEqual(['0: values field_required'])
  })
})

describe('a body that may be left out', () => {
  const voided = (mapping: Record<string, Source>) =>
    template({ operation: 'voidInvoice', path: { lago_id: { attribute: 'id' } }, mapping })

  it('is not sent when nothing is mapped', () => {
    const { requests, problems } = planOf(voided({}), '{"id":"i1"}')
    expect(problems).toEqual([])
    expect(requests).toEqual([
      {
        method: 'POST',
        url: 'https://api.getlago.com/api/v1/invoices/i1/void',
        headers: [{ name: 'Accept', value: 'application/json' }],
        body: null,
        offsets: [0],
        identities: [null],
        closed: 'single',
      },
    ])
  })

  it('is empty for a record without what is mapped', () => {
    const config = voided({ refund_amount: { attribute: 'refund' } })
    expect(bodiesOf(config, '{"id":"i1","refund":5}', '{"id":"i2"}')).toEqual(['{"refund_amount":5}', '{}'])
  })
})
