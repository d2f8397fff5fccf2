import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printPath } from '../records/path.ts'
import { eventForm } from './advanced-events.ts'
import { filterNames } from './config.ts'
import { macroPaths, parseMacros } from './macro.ts'
import { advanced, bodiesOf, planOf, problemsOf, template } from './testing/configs.ts'

const name = (text: string) =>
  template({
    operation: 'createCustomer',
    mapping: { external_id: { attribute: 'id' }, name: { text } },
  })
const named = (text: string, record: string) =>
  bodiesOf(name(text), `{"id":"c",${record.slice(1)}`)[0]?.replace(
    '{"customer":{"external_id":"c","name":',
    '',
  )

describe('filters in a text', () => {
  it.each([
    ['{record.a | lower}', '{"a":"ÀB"}', '"àb"}}'],
    ['{record.a|trim}!', '{"a":" b "}', '"b!"}}'],
    ['{a | trim | lower}', '{"a":" B "}', '"b"}}'],
    ['{record.a | default:"x, \\"y\\" | }"}', '{"b":1}', '"x, \\"y\\" | }"}}'],
    ['{record.a | default: none }', '{"a":null}', '"none"}}'],
    ['{record.a | default:"n"}', '{"a":""}', '"n"}}'],
    ['{record.a | seconds}', '{"a":"2026-07-01T00:00:00Z"}', '"1782864000"}}'],
    ['{record.a | zone:+02:00 | seconds}', '{"a":"2026-07-01T02:00:00"}', '"1782864000"}}'],
    ['{record.a | number}', '{"a":"0.10"}', '"0.10"}}'],
    ['{record.a | string}', '{"a":{"x":1.0}}', '"{\\"x\\":1.0}"}}'],
    ['{record["a|b"] | lower}', '{"a|b":"X"}', '"x"}}'],
    ['{"{"}{record.a}}', '{"a":1}', '"{1}"}}'],
  ])('%s of %s is %s', (text, record, expected) => {
    expect(named(text, record)).toBe(expected)
  })

  it.each([
    ['{record.a | lwer}', 'Did you mean lower?'],
    ['{record.a | upper}', 'There is no filter "upper"'],
    ['{record.a | default}', 'needs the value to use instead'],
    ['{record.a | zone:Paris}', 'fixed offset'],
    ['{record.a | }', 'There is no filter ""'],
    ['{{record.a}}', 'write {record.name}'],
    ['{record.a | lower', 'is not an attribute in braces'],
    ['{}', 'is not an attribute in braces'],
  ])('%s is refused', (text, sentence) => {
    const { problems, requests } = planOf(name(text), '{"id":"c","a":"x"}')
    expect(requests).toEqual([])
    expect(problems[0]?.code).toBe('macro_unresolved')
    expect(problems[0]?.sentence).toContain(sentence)
  })

  it('stop a record they do not fit', () => {
    expect(problemsOf(name('{record.a | number}'), '{"id":"c","a":"1,234"}')).toEqual(['0: name field_type'])
    expect(problemsOf(name('{record.a | lower}'), '{"id":"c"}')).toEqual(['0: name macro_unresolved'])
  })

  it('work in URLs and headers too', () => {
    const config = advanced({
      url: '/customers/{record.id | trim | lower}/things?x={record.x | default:"a/b"}',
      headers: [{ name: 'X-Team', value: 'team {record.team | trim}' }],
    })
    const [request] = planOf(config, '{"id":" A ","team":" t "}').requests
    expect(request?.url).toBe('https://api.getlago.com/api/v1/customers/a/things?x=a%2Fb')
    expect(request?.headers.at(-1)).toEqual({ name: 'X-Team', value: 'team t' })
  })
})

describe('any text', () => {
  const piece = fc.constantFrom('{', '}', '|', ':', '"', '\\', ' ', '.', '[0]', 'record', 'a', ...filterNames)
  it('is cut or refused, and never partly lost', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        const parsed = parseMacros(text)
        if (!parsed.ok) expect(text).toContain('{')
        else if (!text.includes('{')) expect(parsed.parts).toEqual(text === '' ? [] : [text])
      }),
      { numRuns: 3000 },
    )
  })

  it('is read in a time that grows with its length', () => {
    for (const text of ['{a | default:', '{a |', '{a', '{"'].map((start) => start + ' '.repeat(100_000)))
      expect(parseMacros(text).ok).toBe(false)
  })

  it('reaches any attribute by its printed path', () => {
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('a|b', 'a | lower', 'x.y', '{', '"'))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        expect(macroPaths(`{record.${printPath(steps)}}`.replace('record.[', 'record['))).toEqual([steps])
      }),
    )
  })
})

describe('nested targets', () => {
  it('make objects and lists, with no holes', () => {
    const config = template({
      operation: 'createCustomer',
      mapping: {
        external_id: { attribute: 'id' },
        'metadata[0].key': { constant: 'tier' },
        'metadata[0].value': { text: '{record.tier | lower}' },
        'billing_configuration.payment_provider': { constant: 'stripe' },
      },
    })
    expect(bodiesOf(config, '{"id":"c","tier":"GOLD"}')).toEqual([
      '{"customer":{"external_id":"c","metadata":[{"key":"tier","value":"gold"}],"billing_configuration":{"payment_provider":"stripe"}}}',
    ])
    const holed = template({
      operation: 'createCustomer',
      mapping: { external_id: { attribute: 'id' }, 'metadata[1].key': { constant: 'x' } },
    })
    expect(problemsOf(holed)).toEqual(['config: metadata[1].key field_type'])
  })
})

describe('event paths in Advanced', () => {
  it.each([
    ['/events', 'single'],
    ['/events.json', 'single'],
    ['/events/', 'single'],
    ['/events//', 'single'],
    ['//events/batch', 'batch'],
    ['/events/batch.json', 'batch'],
    ['/events/batch/', 'batch'],
    ['/events/batch_estimate_instant_fees', null],
    ['/customers/events', null],
  ] as const)('%s takes %s', (path, form) => {
    expect(eventForm('POST', path)).toBe(form)
  })

  it.each(['/events/', '/events.json', '/events.json/', '/{record.p}', '/{record.p}.json', '/{record.p}/'])(
    'are not passed by at %s',
    (url) => {
      expect(problemsOf(advanced({ url, wrapKey: 'event' }), '{"p":"events","code":"c"}')).toEqual([
        '0: transaction_id field_required',
        '0: external_subscription_id field_required',
        '0: timestamp timestamp_required',
      ])
    },
  )
})
