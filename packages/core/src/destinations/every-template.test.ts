import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../lago/operations/catalogue.ts'
import type { Operation } from '../lago/operations/operation.ts'
import { DestinationConfig, type Source } from './config.ts'
import { planOf, template } from './testing/configs.ts'

const templates = catalogue.filter(({ operation }) => operation.id !== 'createBatchEvents')

const isPlain = ({ path }: Operation['fields'][number]): boolean => path !== '*' && !path.includes('[]')

/** Sends one record that has these fields' examples under names of its own. */
const send = (
  { id, parameters }: Operation,
  fields: Operation['fields'],
  more: Record<string, Source> = {},
) => {
  const members = [...parameters, ...fields].map(({ example }, at) => `"f${at}":${example}`)
  const attribute = (at: number): Source => ({ attribute: `f${at}` })
  const config = DestinationConfig.parse(
    template({
      operation: id,
      path: Object.fromEntries(parameters.map(({ path }, at) => [path, attribute(at)])),
      mapping: {
        ...Object.fromEntries(fields.map(({ path }, at) => [path, attribute(parameters.length + at)])),
        ...more,
      },
    }),
  )
  return planOf(config, `{${members.join(',')}}`)
}

/** The body of the only request, inside its root key; none of it may be a problem. */
const sentBy = (operation: Operation, { requests, problems }: ReturnType<typeof send>): unknown => {
  expect(problems).toEqual([])
  expect(requests).toHaveLength(1)
  const body = requests[0]?.body ?? null
  if (body === null) return null
  const sent = JSON.parse(body) as Record<string, unknown>
  if (operation.rootKey === null) return sent
  expect(Object.keys(sent)).toEqual([operation.rootKey])
  return sent[operation.rootKey]
}

const isFree = ({ fields }: Operation): boolean => fields.some(({ path }) => path === '*')
const named = templates.filter(({ operation }) => !isFree(operation))
const free = templates.filter(({ operation }) => isFree(operation))

it('has 51 templates of named fields and 11 with keys of the user’s own', () =>
  expect([named.length, free.length]).toEqual([51, 11]))

describe.each(named)('the template of $operation.id', ({ operation, body }) => {
  // An event with an id of its own has a time of its own.
  const required = operation.fields.filter((field) => field.required || field.path === 'timestamp')
  const others = operation.fields.filter((field) => !required.includes(field) && isPlain(field))
  const canBeEmpty = required.length > 0 || operation.rootKey === null

  it('sends what must be there with any of the rest', () => {
    fc.assert(
      fc.property(fc.subarray(others, { minLength: canBeEmpty ? 0 : 1 }), (some) => {
        const sent = sentBy(operation, send(operation, [...required, ...some]))
        if (body === null || required.length + some.length === 0) expect(sent).toBeNull()
        else expect(body.safeParse(sent).error?.issues ?? []).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})

describe.each(free)('the template of $operation.id', ({ operation, body }) => {
  const [field] = operation.fields
  const text = field?.example ?? ''
  const example = JSON.parse(text) as Record<string, unknown>
  const whole = { constant: text, as: 'json' } as const
  const single = Object.fromEntries(
    Object.entries(example).map(([key, value]) => [
      key,
      { constant: JSON.stringify(value), as: 'json' } as const,
    ]),
  )

  it('sends keys of the user’s own, as a whole and one by one', () => {
    expect(body?.safeParse(example).error?.issues).toBeUndefined()
    expect(sentBy(operation, send(operation, operation.fields))).toEqual(example)
    expect(sentBy(operation, send(operation, [], { '*': whole }))).toEqual(example)
    expect(sentBy(operation, send(operation, [], single))).toEqual(example)
  })

  it('sends all that is left of a record, with others beside it', () => {
    const more = { constant: '{"x":1}', as: 'json' } as const
    const sent = sentBy(operation, send(operation, [], { '*': whole, more }))
    expect(sent).toEqual({ ...example, more: { x: 1 } })
    const rest = send(operation, operation.fields, { '*': { rest: true } })
    expect(sentBy(operation, rest)).toEqual({ [`f${operation.parameters.length}`]: example })
  })
})
