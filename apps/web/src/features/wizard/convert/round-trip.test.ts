import type { DestinationConfig, Source } from '@ferry/core'
import { DestinationConfig as Schema } from '@ferry/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyForm, type WizardForm } from '../form.ts'
import { fromConfig } from './from-config.ts'
import { toConfig } from './to-config.ts'

const word = fc.stringMatching(/^[a-z][a-z_.]{0,8}$/)
const source: fc.Arbitrary<Source> = fc.oneof(
  fc.record({ attribute: word }),
  fc.record({
    attribute: word,
    filters: fc.array(fc.constant({ name: 'zone' as const, argument: '+02:00' }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record({ constant: fc.string() }),
  fc.record({ constant: fc.constant('0.10'), as: fc.constantFrom('number' as const, 'json' as const) }),
  fc.record({ text: fc.string() }),
  fc.constant({ rest: true as const }),
  fc.record({ derived: fc.record({ suffix: fc.stringMatching(/^[\w.-]{0,8}$/) }) }),
)
const sources = fc.dictionary(word, source, { maxKeys: 4 })
const someSources = fc.dictionary(word, source, { minKeys: 1, maxKeys: 2 })
const batching = fc.option(
  fc.record(
    {
      size: fc.integer({ min: 1, max: 1000 }),
      grouping: fc.oneof(
        fc.constant({ algorithm: 'array' as const }),
        fc.record({ algorithm: fc.constant('keyed_array' as const), key: word }),
        fc.record({
          algorithm: fc.constant('group_by' as const),
          attributes: fc.array(word, { minLength: 1, maxLength: 2 }),
          key: word,
          includeGroup: fc.boolean(),
          missing: fc.constantFrom('own_group' as const, 'hold_back' as const),
        }),
        fc.record({
          algorithm: fc.constant('keyed_array_with_constants' as const),
          key: word,
          constants: fc.dictionary(
            word,
            fc.oneof(
              fc.record({ constant: fc.string() }),
              fc.record({
                constant: fc.constant('0.10'),
                as: fc.constantFrom('number' as const, 'json' as const),
              }),
            ),
            { maxKeys: 3 },
          ),
          onConflict: fc.constantFrom('keep' as const, 'overwrite' as const),
        }),
        fc.record({
          algorithm: fc.constant('template' as const),
          template: fc.string({ minLength: 1 }),
        }),
      ),
      maxWaitSeconds: fc.integer({ min: 0, max: 60 }),
    },
    { requiredKeys: ['size', 'grouping'] },
  ),
)
const shared = {
  excludeAttributes: fc.uniqueArray(word, { maxLength: 3 }),
  batching,
  responseWebhook: fc.boolean(),
  delivery: fc.constantFrom({}, { inFlight: 4 }, { requestsPerSecond: null }),
  meters: fc.constantFrom({}, { storage: 'bytes' }),
}
const template = fc.record(
  {
    mode: fc.constant('template' as const),
    operation: word,
    path: someSources,
    query: someSources,
    mapping: sources,
    options: fc.constant({ ferry_ref: true }),
    ...shared,
  },
  {
    requiredKeys: [
      'mode',
      'operation',
      'mapping',
      'excludeAttributes',
      'batching',
      'responseWebhook',
      'delivery',
    ],
  },
)
const advanced = fc.record({
  mode: fc.constant('advanced' as const),
  method: fc.constantFrom('POST' as const, 'PUT' as const, 'DELETE' as const, 'PATCH' as const),
  url: fc.string({ minLength: 1 }),
  contentFormat: fc.constant('json' as const),
  headers: fc.array(fc.record({ name: word, value: fc.string() }), { maxLength: 3 }),
  wrapKey: fc.option(word),
  ...shared,
})
const config = fc.oneof(template, advanced) as fc.Arbitrary<DestinationConfig>

const formOf = (given: DestinationConfig): WizardForm => ({ ...emptyForm, ...fromConfig(given) })

describe('toConfig and fromConfig', () => {
  it('give back every config as it was, also in the order of its keys', () => {
    fc.assert(
      fc.property(config, (given) => {
        const back = toConfig(formOf(given))
        expect(back).toEqual(given)
        if (back.mode === 'template' && given.mode === 'template')
          expect(Object.keys(back.mapping)).toEqual(Object.keys(given.mapping))
      }),
    )
  })
  it('make configs that the schema of core takes', () => {
    fc.assert(fc.property(config, (given) => Schema.safeParse(toConfig(formOf(given))).success))
  })
  it('leave out fields without a source', () => {
    const form: WizardForm = {
      ...emptyForm,
      template: {
        ...emptyForm.template,
        operation: 'createEvent',
        mapping: [{ field: 'code', source: { kind: 'none' } }],
      },
    }
    expect(toConfig(form)).toMatchObject({ mode: 'template', mapping: {} })
  })
  it('let the schema find fault with an emptied Batch Size', () => {
    const form: WizardForm = { ...emptyForm, batching: { ...emptyForm.batching, enabled: true, size: '' } }
    expect(Schema.safeParse(toConfig(form)).success).toBe(false)
  })
})
