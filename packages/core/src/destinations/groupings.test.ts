import { describe, expect, it } from 'vitest'
import { type Batching, DestinationConfig, type Grouping } from './config.ts'
import { advanced, bodiesOf, event, planOf, problemsOf, template } from './testing/configs.ts'

const grouped = (grouping: Grouping, changes: { size?: number; url?: string } = {}) => {
  const batching: Batching = { size: changes.size ?? 10, grouping }
  return DestinationConfig.parse(advanced({ url: changes.url ?? '/things', batching, wrapKey: null }))
}
const teams = ['{"team":"a","n":1}', '{"team":"b","n":2}', '{"team":"a","n":3}']
const closings = (config: DestinationConfig, ...texts: string[]) =>
  planOf(config, ...texts).requests.map(({ offsets, closed }) => [offsets, closed])

describe('an array under a key, with constants', () => {
  const constants = { source: { constant: 'x' }, rate: { constant: '0.10', as: 'number' as const } }
  const config = (onConflict: 'keep' | 'overwrite') =>
    grouped({ algorithm: 'keyed_array_with_constants', key: 'items', constants, onConflict })

  it('adds them to each record, digits kept', () => {
    expect(bodiesOf(config('keep'), '{"a":1}', '{}')).toEqual([
      '{"items":[{"a":1,"source":"x","rate":0.10},{"source":"x","rate":0.10}]}',
    ])
  })

  it('keeps or overwrites what the record has', () => {
    const own = '{"source":null,"a":1}'
    expect(bodiesOf(config('keep'), own)).toEqual(['{"items":[{"source":null,"a":1,"rate":0.10}]}'])
    expect(bodiesOf(config('overwrite'), own)).toEqual(['{"items":[{"source":"x","a":1,"rate":0.10}]}'])
  })

  it('refuses a constant that is not what it says', () => {
    const wrong: Grouping = {
      algorithm: 'keyed_array_with_constants',
      key: 'items',
      constants: { rate: { constant: 'ten', as: 'number' } },
      onConflict: 'keep',
    }
    expect(problemsOf(grouped(wrong))).toEqual(['config: rate constant_invalid'])
  })

  it('may complete events, which are checked with the constants in them', () => {
    const events: Grouping = {
      algorithm: 'keyed_array_with_constants',
      key: 'events',
      constants: { code: { constant: 'calls' } },
      onConflict: 'keep',
    }
    const text = '{"transaction_id":"t","external_subscription_id":"s","timestamp":1751328000}'
    expect(bodiesOf(grouped(events, { url: '/events/batch' }), text)).toEqual([
      '{"events":[{"transaction_id":"t","external_subscription_id":"s","timestamp":1751328000,"code":"calls"}]}',
    ])
  })
})

describe('grouping by attributes', () => {
  const by = (changes: Partial<Extract<Grouping, { algorithm: 'group_by' }>> = {}, size = 10) =>
    grouped(
      {
        algorithm: 'group_by',
        attributes: ['team'],
        key: 'records',
        includeGroup: true,
        missing: 'own_group',
        ...changes,
      },
      { size },
    )

  it('makes one request for each value and says why it ended', () => {
    expect(bodiesOf(by(), ...teams)).toEqual([
      '{"team":"a","records":[{"team":"a","n":1},{"team":"a","n":3}]}',
      '{"team":"b","records":[{"team":"b","n":2}]}',
    ])
    expect(closings(by(), ...teams)).toEqual([
      [[0, 2], 'end'],
      [[1], 'group'],
    ])
  })

  it('cuts a group at the batch size', () => {
    expect(closings(by({}, 1), ...teams).map(([offsets]) => offsets)).toEqual([[0], [1], [2]])
    expect(closings(by({}, 2), ...teams)).toEqual([
      [[0, 2], 'full'],
      [[1], 'group'],
    ])
  })

  it('leaves the values out of the body when asked', () => {
    expect(bodiesOf(by({ includeGroup: false }), '{"team":"a"}')).toEqual(['{"records":[{"team":"a"}]}'])
  })

  it('puts records without the attribute together, or holds them back', () => {
    const texts = ['{"n":1}', '{"team":null,"n":2}', '{"team":"a"}']
    expect(bodiesOf(by(), ...texts)).toEqual([
      '{"team":null,"records":[{"n":1},{"team":null,"n":2}]}',
      '{"team":"a","records":[{"team":"a"}]}',
    ])
    expect(problemsOf(by({ missing: 'hold_back' }), ...texts)).toEqual([
      '0: team attribute_missing',
      '1: team attribute_missing',
    ])
  })

  it('tells values apart as they are written, and no two spellings of one text', () => {
    const texts = ['{"team":1}', '{"team":"1"}', '{"team":1.0}', '{"team":"é"}', '{"team":"\\u00e9"}']
    expect(closings(by(), ...texts).map(([offsets]) => offsets)).toEqual([[0], [1], [2], [3, 4]])
  })

  it('takes several attributes, also nested and excluded ones, under their paths', () => {
    const config = by({ attributes: ['team', 'user.id', '["x.y"]'] })
    const text = '{"team":"a","user":{"id":7,"name":"n"},"x.y":true,"n":1}'
    expect(bodiesOf({ ...config, excludeAttributes: ['team', 'user', '["x.y"]'] }, text)).toEqual([
      '{"team":"a","user.id":7,"x.y":true,"records":[{"n":1}]}',
    ])
  })

  it('refuses objects as values and names that clash', () => {
    expect(problemsOf(by(), '{"team":{"a":1}}')).toEqual(['0: team field_type'])
    expect(problemsOf(by({ key: 'team' }))).toEqual(['config: Grouping Algorithm grouping_invalid'])
    expect(problemsOf(by({ attributes: ['a', 'a'] }))).toEqual([
      'config: Grouping Algorithm grouping_invalid',
    ])
    expect(problemsOf(by({ attributes: ['a['] }))).toEqual(['config: Grouping Algorithm attribute_missing'])
  })
})

describe('a custom template', () => {
  const from = (text: string, size = 10) => grouped({ algorithm: 'template', template: text }, { size })

  it('puts the records where it says, compact, with its own digits', () => {
    expect(bodiesOf(from('{ "v": 1.0, "data": { "list": "{records}" }, "end": [] }'), ...teams)).toEqual([
      '{"v":1.0,"data":{"list":[{"team":"a","n":1},{"team":"b","n":2},{"team":"a","n":3}]},"end":[]}',
    ])
    expect(bodiesOf(from('"{records}"'), '{"a":1}')).toEqual(['[{"a":1}]'])
  })

  it('takes attributes that all records of a request have alike', () => {
    const config = from('{"team":"{record.team}","name":"for {record.team | upper}","n":"{records}"}')
    expect(problemsOf(config)).toEqual(['config: Custom template grouping_invalid'])
    const right = from('{"team":"{record.team}","name":"for {team}","n":"{records}"}')
    expect(bodiesOf(right, ...teams)).toEqual([
      '{"team":"a","name":"for a","n":[{"team":"a","n":1},{"team":"a","n":3}]}',
      '{"team":"b","name":"for b","n":[{"team":"b","n":2}]}',
    ])
    expect(closings(right, ...teams)).toEqual([
      [[0, 2], 'end'],
      [[1], 'group'],
    ])
  })

  it('keeps the kind of a value that stands alone, and makes filters of what follows a bar', () => {
    const config = from('{"a":"{record.a}","b":"{record.b | default:\\"none\\"}","r":"{records}"}')
    expect(bodiesOf(config, '{"a":{"x":0.10}}')).toEqual([
      '{"a":{"x":0.10},"b":"none","r":[{"a":{"x":0.10}}]}',
    ])
  })

  it('stops a record without the attribute', () => {
    expect(problemsOf(from('{"a":"{record.a}","r":"{records}"}'), '{}', '{"a":null}')).toEqual([
      '0: a macro_unresolved',
      '1: a macro_unresolved',
    ])
  })

  it('reaches an attribute called records by its long name', () => {
    const config = from('{"a":"{record.records}","r":"{records}"}')
    expect(bodiesOf(config, '{"records":2}')).toEqual(['{"a":2,"r":[{"records":2}]}'])
  })

  it.each([
    ['{"a":1}', 'has no "{records}"'],
    ['{"a":"{records}","b":"{records}"}', 'more than once'],
    ['{"a":"all {records}"}', 'stands alone'],
    ['{"a":{records}}', 'in quotes'],
    ['{"{record.a}":"{records}"}', 'names in a template are fixed'],
    ['{"a":"{{record.a}}","r":"{records}"}', 'is not an attribute in braces'],
    [' ', 'The template is empty'],
    ['nope', 'not valid JSON'],
  ])('refuses %s', (text, sentence) => {
    const { problems, requests } = planOf(from(text), '{}')
    expect(requests).toEqual([])
    expect(problems).toEqual([expect.objectContaining({ code: 'grouping_invalid', offset: null })])
    expect(problems[0]?.sentence).toContain(sentence)
  })
})

describe('events', () => {
  const all: Grouping[] = [
    { algorithm: 'array' },
    { algorithm: 'keyed_array_with_constants', key: 'events', constants: {}, onConflict: 'keep' },
    { algorithm: 'group_by', attributes: ['a'], key: 'events', includeGroup: true, missing: 'own_group' },
    { algorithm: 'template', template: '{"events":"{records}"}' },
  ]

  it.each(all)('as a template go only under their key, not as $algorithm', (grouping) => {
    const config = template({
      mapping: { external_subscription_id: { attribute: 's' }, code: { constant: 'c' } },
      batching: { size: 10, grouping },
    })
    expect(problemsOf(config)).toEqual(['config: Grouping Algorithm batch_not_possible'])
  })

  it('as a template may be parted by attributes, also ones that are not sent', () => {
    const by = (missing: 'own_group' | 'hold_back') =>
      template({
        mapping: {
          transaction_id: { attribute: 'id' },
          external_subscription_id: { attribute: 's' },
          code: { constant: 'c' },
          timestamp: { constant: '1751328000', as: 'number' },
        },
        batching: {
          size: 2,
          grouping: {
            algorithm: 'group_by',
            attributes: ['team'],
            key: 'events',
            includeGroup: false,
            missing,
          },
        },
      })
    const records = ['{"id":"1","s":"s","team":"a"}', '{"id":"2","s":"s"}', '{"id":"3","s":"s","team":"a"}']
    const sent = (id: string) =>
      `{"transaction_id":"${id}","external_subscription_id":"s","code":"c","timestamp":1751328000}`
    expect(bodiesOf(by('own_group'), ...records)).toEqual([
      `{"events":[${sent('1')},${sent('3')}]}`,
      `{"events":[${sent('2')}]}`,
    ])
    expect(problemsOf(by('hold_back'), ...records)).toEqual(['1: team attribute_missing'])
  })

  it('in Advanced may be parted, but with nothing beside their list', () => {
    const url = '/events/batch'
    const by = (includeGroup: boolean) =>
      grouped(
        { algorithm: 'group_by', attributes: ['code'], key: 'events', includeGroup, missing: 'hold_back' },
        { url },
      )
    expect(problemsOf(by(true))).toEqual(['config: Grouping Algorithm batch_not_possible'])
    expect(problemsOf(by(false))).toEqual([])
    expect(
      problemsOf(grouped({ algorithm: 'template', template: '{"events":"{records}"}' }, { url })),
    ).toEqual(['config: Grouping Algorithm batch_not_possible'])
  })
})

describe('two records with one transaction_id', () => {
  const sized = (size: number) =>
    template({
      mapping: {
        transaction_id: { attribute: 'id' },
        external_subscription_id: { attribute: 'subscription' },
        code: { constant: 'c' },
        timestamp: { attribute: 'at' },
        properties: { rest: true },
      },
      batching: { size, grouping: { algorithm: 'keyed_array', key: 'events' } },
    })
  const config = sized(10)

  it('are sent both when they say the same, and never in one batch', () => {
    expect(closings(config, event('a'), event('a'))).toEqual([
      [[0], 'same_id'],
      [[1], 'end'],
    ])
  })

  it('close no batch that holds only one of them', () => {
    expect(closings(sized(2), event('a'), event('b'), event('c'), event('a'))).toEqual([
      [[0, 1], 'full'],
      [[2, 3], 'full'],
    ])
  })

  it('that say different things are told apart: the later one is stopped', () => {
    expect(problemsOf(config, event('a'), event('a', ',"n":1'), event('b'), event('a'))).toEqual([
      '1: transaction_id id_repeated',
    ])
  })
})
