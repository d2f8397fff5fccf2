import { describe, expect, it } from 'vitest'
import { configProblems } from './compile.ts'
import { batchOf, context, event, eventMapping, planOf, problemsOf, template } from './testing/configs.ts'

describe('a template config that cannot be used', () => {
  it.each([
    ['unknown operation', template({ operation: 'createEvents' }), 'Endpoint unknown_operation'],
    [
      'required field not mapped',
      template({ mapping: { code: { constant: 'c' } } }),
      'external_subscription_id field_required',
    ],
    [
      'unknown field',
      template({ mapping: { ...eventMapping, external_customer_id: { constant: 'c' } } }),
      'external_customer_id unknown_field',
    ],
    [
      'excluded attribute mapped',
      template({ mapping: eventMapping, excludeAttributes: ['at'] }),
      'timestamp excluded_attribute_mapped',
    ],
    [
      'part of it excluded',
      template({
        mapping: { ...eventMapping, 'properties.h': { attribute: 'h' } },
        excludeAttributes: ['h.ip'],
      }),
      'properties.h excluded_attribute_mapped',
    ],
    [
      'the same id for all',
      template({ mapping: { ...eventMapping, transaction_id: { constant: 'x' } } }),
      'transaction_id id_repeated',
    ],
    [
      'the same id in a text',
      template({ mapping: { ...eventMapping, transaction_id: { text: 'x' } } }),
      'transaction_id id_repeated',
    ],
    [
      'constant of a wrong type',
      template({ mapping: { ...eventMapping, precise_total_amount_cents: { constant: 'much' } } }),
      'precise_total_amount_cents constant_invalid',
    ],
    [
      'constant that is no number',
      template({ mapping: { ...eventMapping, 'properties.n': { constant: '1,5', as: 'number' } } }),
      'properties.n constant_invalid',
    ],
    [
      'constant that is no JSON',
      template({ mapping: { ...eventMapping, 'properties.n': { constant: '{', as: 'json' } } }),
      'properties.n constant_invalid',
    ],
    [
      'rest in a field of one value',
      template({ mapping: { ...eventMapping, code: { rest: true } } }),
      'code field_type',
    ],
    [
      'made id outside ids',
      template({ mapping: { ...eventMapping, code: { derived: { suffix: '' } } } }),
      'code field_type',
    ],
    [
      'mapped whole and in parts',
      template({
        mapping: { ...eventMapping, properties: { attribute: 'p' }, 'properties.a': { attribute: 'a' } },
      }),
      'properties.a field_type',
    ],
    [
      'mistyped macro',
      template({ mapping: { ...eventMapping, 'properties.a': { text: '{record.}' } } }),
      'properties.a macro_unresolved',
    ],
    [
      'zone that is a name',
      template({
        mapping: {
          ...eventMapping,
          timestamp: { attribute: 'at', filters: [{ name: 'zone', argument: 'Europe/Paris' }] },
        },
      }),
      'timestamp constant_invalid',
    ],
    [
      'too large a batch',
      template({ mapping: eventMapping, batching: batchOf(101) }),
      'Batch Size batch_too_large',
    ],
    [
      'another key',
      template({ mapping: eventMapping, batching: batchOf(10, 'items') }),
      'Grouping Algorithm batch_not_possible',
    ],
    [
      'no batch form',
      template({
        operation: 'createCustomer',
        mapping: { external_id: { attribute: 'id' } },
        batching: batchOf(10),
      }),
      'batching batch_not_possible',
    ],
    [
      'path parameter not mapped',
      template({ operation: 'destroySubscription' }),
      'external_id field_required',
    ],
    [
      'unknown query',
      template({
        operation: 'destroySubscription',
        path: { external_id: { attribute: 'id' } },
        query: { state: { constant: 'x' } },
      }),
      'state unknown_field',
    ],
    [
      'empty body',
      template({ operation: 'updateSubscription', path: { external_id: { attribute: 'id' } } }),
      'subscription field_required',
    ],
  ])('%s', (_, config, expected) => {
    expect(problemsOf(config, event('a'))).toEqual([`config: ${expected}`])
    expect(planOf(config, event('a')).requests).toEqual([])
    expect(configProblems(config, context)).toEqual(planOf(config).problems)
  })

  it('is told how many events Lago takes', () => {
    const [problem] = configProblems(template({ mapping: eventMapping, batching: batchOf(101) }))
    expect(problem?.sentence).toBe('Lago accepts at most 100 events per batch.')
  })

  it('is told which field was meant', () => {
    const [problem] = configProblems(
      template({ mapping: { ...eventMapping, transaction: { attribute: 'x' }, cod: { constant: 'c' } } }),
    )
    expect(problem?.sentence).toContain('Did you mean transaction_id?')
  })
})
