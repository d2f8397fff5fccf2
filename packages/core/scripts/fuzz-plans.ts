import * as fc from 'fast-check'
import { DestinationConfig, filterNames, type Grouping, maxBatchSize } from '../src/destinations/config.ts'
import { advanced, batchOf, eventMapping, template } from '../src/destinations/testing/configs.ts'
import { operations } from '../src/lago/operations/catalogue.ts'

import { jsonText, macroText } from './fuzz-texts.ts'

const paths = [
  'a',
  'a.b',
  'a[0]',
  '["a.b"]',
  'id',
  'subscription',
  'at',
  'team',
  'record',
  'a[',
  '',
  '*',
  '__proto__',
]
const path = fc.constantFrom(...paths)
const source = fc.oneof(
  fc.record({ attribute: path }),
  fc
    .tuple(path, fc.constantFrom(...filterNames), fc.oneof(macroText, fc.constantFrom('+02:00', 'Z')))
    .map(([attribute, name, argument]) => ({
      attribute,
      filters: [{ name, argument }],
    })),
  fc
    .tuple(jsonText, fc.constantFrom('number', 'json', undefined))
    .map(([constant, as]) => ({ constant, as })),
  macroText.map((text) => ({ text })),
  fc.constant({ rest: true }),
  fc.constantFrom('', 'x', 'é').map((suffix) => ({ derived: { suffix } })),
)

const grouping: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant({ algorithm: 'array' }),
  fc.constantFrom('events', 'items', '__proto__').map((key) => ({ algorithm: 'keyed_array', key })),
  fc.record({
    algorithm: fc.constant('keyed_array_with_constants'),
    key: fc.constantFrom('events', 'items'),
    constants: fc.dictionary(
      path,
      jsonText.map((constant) => ({ constant, as: 'json' })),
      { maxKeys: 3 },
    ),
    onConflict: fc.constantFrom('keep', 'overwrite'),
  }),
  fc.record({
    algorithm: fc.constant('group_by'),
    attributes: fc.array(path, { maxLength: 3 }),
    key: fc.constantFrom('events', 'team'),
    includeGroup: fc.boolean(),
    missing: fc.constantFrom('own_group', 'hold_back'),
  }),
  fc
    .oneof(
      jsonText,
      macroText.map((text) => JSON.stringify({ text, list: '{records}' })),
    )
    .map((text) => ({ algorithm: 'template', template: text })),
)
const batching = fc.option(
  fc.record({
    size: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -1, max: maxBatchSize + 1 })),
    grouping,
  }),
)
const excludeAttributes = fc.array(path, { maxLength: 3 })

/** A template's mapping of fields it has, fields it has not, and the usual one of events. */
const templateConfig = fc
  .tuple(fc.constantFrom(...operations), batching, excludeAttributes, fc.boolean())
  .chain(([operation, batch, exclude, isUsual]) => {
    const target = fc.constantFrom(
      '*',
      'nope',
      'properties.a',
      ...operation.fields.map((field) => field.path),
    )
    return fc
      .tuple(
        fc.dictionary(target, source, { maxKeys: 6 }),
        fc.dictionary(fc.constantFrom('nope', ...operation.pathParameters), source, { maxKeys: 3 }),
      )
      .map(([mapping, inPath]) => ({
        ...template({ operation: isUsual ? 'createEvent' : operation.id }),
        mapping: isUsual ? { ...eventMapping, ...mapping } : mapping,
        path: inPath,
        batching: batch as { size: number; grouping: Grouping } | null,
        excludeAttributes: exclude,
      }))
  })

const urlText = fc.oneof(
  fc.constantFrom(
    '/events/batch',
    '/events',
    '/customers/{a}',
    '/x?y={record.team}',
    'https://evil.test/{a}',
  ),
  macroText.map((text) => `/x/${text}`),
  macroText,
)
const advancedConfig = fc
  .record({
    url: urlText,
    headers: fc.array(
      fc.record({ name: fc.oneof(fc.constantFrom('X-A', 'Host'), macroText), value: macroText }),
      {
        maxLength: 2,
      },
    ),
    wrapKey: fc.constantFrom(null, 'customer', '__proto__'),
    batching,
    excludeAttributes,
  })
  .map((changes) => ({ ...advanced({}), ...changes }))

const size = fc.integer({ min: 1, max: 5 })
const goodGrouping: fc.Arbitrary<Grouping> = fc.oneof(
  fc.constant({ algorithm: 'array' as const }),
  fc.constantFrom('items', '__proto__').map((key) => ({ algorithm: 'keyed_array' as const, key })),
  fc
    .tuple(fc.json({ maxDepth: 2 }), fc.constantFrom('keep' as const, 'overwrite' as const))
    .map(([constant, onConflict]) => ({
      algorithm: 'keyed_array_with_constants' as const,
      key: 'items',
      constants: { a: { constant, as: 'json' as const } },
      onConflict,
    })),
  fc
    .tuple(fc.boolean(), fc.constantFrom('own_group' as const, 'hold_back' as const))
    .map(([includeGroup, missing]) => ({
      algorithm: 'group_by' as const,
      attributes: ['team', 'a'],
      key: 'items',
      includeGroup,
      missing,
    })),
  fc
    .constantFrom('{"list":"{records}","team":"x{team | lower}"}', '["{records}", 0.10]', '"{records}"')
    .map((text) => ({ algorithm: 'template' as const, template: text })),
)

/** Configs that nothing is wrong with, so that records go all the way. */
const goodConfig = fc.oneof(
  fc.tuple(fc.option(size), excludeAttributes, source).map(([each, exclude, more]) =>
    template({
      mapping: { ...eventMapping, ...('rest' in more ? {} : { 'properties.more': more }) },
      batching: each === null ? null : batchOf(each),
      excludeAttributes: exclude.filter((name) => name === 'team' || name === 'a.b'),
    }),
  ),
  fc
    .tuple(
      fc.constantFrom('/x', '/customers/{a}', '/x/{team | lower}?y={a}', '/x?y=a{record.id}'),
      fc.constantFrom('', '{team}', 'x {a | default:"y"}'),
      fc.option(fc.record({ size, grouping: goodGrouping })),
    )
    .map(([url, value, batch]) =>
      advanced({
        url,
        headers: value === '' ? [] : [{ name: 'X-A', value }],
        batching: batch,
        excludeAttributes: ['team'],
      }),
    ),
)

/** By codes and properties that the records have, and others. */
const meters = fc.dictionary(
  fc.constantFrom('api_calls', 'c', '__proto__'),
  fc.constantFrom('a', 'b', '10', '__proto__'),
  {
    maxKeys: 2,
  },
)

/** Valid configs, with problems or without; what the schema refuses counts as an input too, and comes as null. */
export const config = fc
  .oneof(
    { weight: 2, arbitrary: goodConfig },
    { weight: 1, arbitrary: templateConfig },
    { weight: 1, arbitrary: advancedConfig },
  )
  .chain((candidate) => fc.option(meters).map((known) => ({ ...candidate, ...(known && { meters: known }) })))
  .map((candidate) => {
    const parsed = DestinationConfig.safeParse(JSON.parse(JSON.stringify(candidate)))
    return parsed.success ? parsed.data : null
  })

const usual = fc
  .tuple(fc.nat(9), fc.constantFrom('A', 'b', 'é/'))
  .map(
    ([id, team]) =>
      `"id":"u${id}","subscription":"s","at":1751328000,"a":"x","team":"${team}","transaction_id":"u${id}","external_subscription_id":"s","code":"c"`,
  )
const member = fc
  .tuple(fc.constantFrom('a', 'id', 'at', 'team', 'b', '__proto__', '10'), fc.json({ maxDepth: 2 }))
  .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
/** The texts of a few records, most of them good. */
export const recordTexts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: usual.map((members) => `{${members}}`) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(usual, fc.array(member, { maxLength: 3 }), fc.constantFrom(',', ', ', ' ,\n'))
        .map(([members, more, comma]) => `{${[members, ...more].join(comma)}}`),
    },
    { weight: 1, arbitrary: jsonText },
  ),
  { maxLength: 8 },
)
