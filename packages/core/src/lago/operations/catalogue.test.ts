import { describe, expect, it } from 'vitest'
import { operationById, operations } from '../../index.ts'
import { catalogue } from './catalogue.ts'
import { writeRoutes } from './write-routes.ts'

/** `billing_configuration.sync`: true → `{billing_configuration: {sync: true}}`. */
const objectOf = (entries: readonly (readonly [string, unknown])[]) => {
  const body: Record<string, unknown> = {}
  for (const [path, value] of entries) {
    const [first = '', second] = path.split('.')
    if (second === undefined) body[first] = value
    else body[first] = { ...(body[first] as object | undefined), [second]: value }
  }
  return body
}

const requiredBy = (id: string) =>
  operationById(id)
    ?.fields.filter((field) => field.required)
    .map(({ path }) => path)

describe('the catalogue', () => {
  it('has the operations of the first templates', () => {
    expect(operations.map(({ id }) => id)).toEqual([
      'createEvent',
      'createCustomer',
      'createSubscription',
      'updateSubscription',
      'destroySubscription',
    ])
    expect(operationById('createEvent')?.batch).toEqual({ path: '/events/batch', key: 'events', limit: 100 })
    expect(operationById('nothing')).toBeUndefined()
  })

  it('knows what Lago needs', () => {
    expect(requiredBy('createEvent')).toEqual(['transaction_id', 'external_subscription_id', 'code'])
    expect(requiredBy('createCustomer')).toEqual(['external_id'])
    expect(requiredBy('createSubscription')).toEqual(['external_customer_id', 'plan_code', 'external_id'])
    expect(requiredBy('updateSubscription')).toEqual([])
  })
})

describe.each(catalogue)('$operation.id', ({ operation, body }) => {
  it('agrees with what is known of all write operations', () => {
    const route = writeRoutes.find(({ operationId }) => operationId === operation.id)
    const { method, path, rootKey, permission, resend } = operation
    expect(route).toMatchObject({ method, path, rootKey, permission, resend })
  })

  it('says in words what it is and what each field means', () => {
    expect(operation.title.length).toBeGreaterThan(5)
    expect(operation.purpose).toMatch(/\.$/)
    for (const warning of operation.warnings) expect(warning).toMatch(/\.$/)
    for (const field of operation.fields) {
      expect(field.label, field.path).not.toBe('')
      expect(field.description, field.path).toMatch(/\.$/)
      expect(field.example, field.path).not.toBeNull()
      expect(new Set(field.alsoKnownAs).size, field.path).toBe(field.alsoKnownAs.length)
      expect(field.alsoKnownAs, field.path).not.toContain(field.path)
    }
  })

  it('names each field once, and no other name twice', () => {
    const names = operation.fields.flatMap(({ path, alsoKnownAs }) => [path, ...alsoKnownAs])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('has path parameters where its path has them, and a natural key among its fields or parameters', () => {
    expect(operation.pathParameters.map((name) => `{${name}}`)).toEqual(
      operation.path.match(/\{\w+\}/g) ?? [],
    )
    if (operation.naturalKey !== null) {
      expect([...operation.fields.map(({ path }) => path), ...operation.pathParameters]).toContain(
        operation.naturalKey,
      )
    }
  })

  it('has examples that are a valid body', () => {
    if (body === null) return expect(operation.rootKey).toBeNull()
    const entries = operation.fields.map(({ path, example }) => [path, JSON.parse(example ?? '')] as const)
    expect(body.safeParse(objectOf(entries)).error?.issues ?? []).toEqual([])
    const required = new Set(operation.fields.filter((field) => field.required).map(({ path }) => path))
    expect(body.safeParse(objectOf(entries.filter(([path]) => required.has(path)))).success).toBe(true)
    for (const path of required) {
      expect(body.safeParse(objectOf(entries.filter(([other]) => other !== path))).success, path).toBe(false)
    }
    for (const { path, type, example } of operation.fields) {
      const value: unknown = JSON.parse(example ?? '')
      const kind = Array.isArray(value) ? 'array' : typeof value
      const kinds = { integer: 'number', timestamp: 'string', date_time: 'string', decimal_string: 'string' }
      expect(kind, path).toBe(type in kinds ? kinds[type as keyof typeof kinds] : type)
    }
  })
})
