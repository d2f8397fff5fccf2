import { describe, expect, it } from 'vitest'
import { operationById, operations } from '../../index.ts'
import { catalogue } from './catalogue.ts'
import type { OperationField } from './operation.ts'
import { writeRoutes } from './write-routes.ts'

type Entries = readonly (readonly [path: string, value: unknown])[]

/** `billing_configuration.sync`: true → `{billing_configuration: {sync: true}}`. Items of lists are in their list. */
const bodyOf = (entries: Entries): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (const [path, value] of entries.filter(([each]) => !each.includes('[]'))) {
    if (path === '*') Object.assign(body, value)
    const [first = '', second] = path.split('.')
    if (second === undefined && first !== '*') body[first] = value
    else if (second !== undefined) body[first] = { ...(body[first] as object | undefined), [second]: value }
  }
  return body
}

const valueOf = ({ path, example }: OperationField): readonly [string, unknown] => [
  path,
  JSON.parse(example ?? ''),
]

const fieldOf = (id: string, path: string) => operationById(id)?.fields.find((field) => field.path === path)

const requiredOf = (id: string) =>
  operationById(id)
    ?.fields.filter((field) => field.required)
    .map(({ path }) => path)

describe('the catalogue', () => {
  it('has 63 write operations, and a template for each but the batch form of events', () => {
    expect(catalogue).toHaveLength(63)
    expect(new Set(catalogue.map(({ operation }) => operation.id)).size).toBe(63)
    expect(operations).toHaveLength(62)
    expect(operations.slice(0, 2).map(({ id }) => id)).toEqual(['createEvent', 'createCustomer'])
    expect(operationById('createEvent')?.batch).toEqual({ path: '/events/batch', key: 'events', limit: 100 })
    expect(operationById('createBatchEvents')).toBeUndefined()
    expect(operationById('nothing')).toBeUndefined()
  })

  it('gives each operation a title of its own', () => {
    expect(new Set(catalogue.map(({ operation }) => operation.title)).size).toBe(63)
  })

  it.each([
    ['createEvent', ['transaction_id', 'external_subscription_id', 'code']],
    ['createCustomer', ['external_id']],
    ['createSubscription', ['external_customer_id', 'plan_code', 'external_id']],
    ['updateSubscription', []],
    ['createWallet', ['external_customer_id', 'rate_amount', 'currency']],
    ['createCustomerWallet', ['rate_amount', 'currency']],
    ['createWalletTransaction', ['wallet_id']],
    ['createInvoice', ['external_customer_id', 'fees']],
    ['createCreditNote', ['invoice_id', 'items']],
    ['createPayment', ['invoice_id', 'amount_cents', 'reference']],
    ['createPaymentRequest', ['external_customer_id', 'email', 'lago_invoice_ids']],
    ['applyCoupon', ['external_customer_id', 'coupon_code']],
    ['createCoupon', ['name', 'code', 'coupon_type', 'frequency', 'expiration']],
    ['createBillableMetric', ['name', 'code', 'aggregation_type']],
    ['createPlan', ['name', 'code', 'interval', 'amount_cents', 'amount_currency', 'pay_in_advance']],
    ['createPlanCharge', ['billable_metric_id', 'charge_model']],
    ['createAddOn', ['name', 'code', 'amount_cents', 'amount_currency']],
    ['createTax', ['name', 'code', 'rate']],
    ['createFeature', ['code']],
  ])('knows what %s needs', (id, paths) => expect(requiredOf(id)).toEqual(paths))

  it('tells what the spec demands from what the server demands', () => {
    expect(fieldOf('createEvent', 'transaction_id')?.requiredBy).toEqual(['spec', 'model'])
    expect(fieldOf('createEvent', 'external_subscription_id')?.requiredBy).toEqual(['spec'])
    expect(fieldOf('createTax', 'rate')?.requiredBy).toEqual(['model'])
    expect(fieldOf('updateTax', 'rate')?.requiredBy).toBeUndefined()
    expect(fieldOf('updateSubscription', 'ending_at')).toMatchObject({
      required: false,
      requiredBy: ['spec'],
    })
    expect(fieldOf('createInvoice', 'fees[].add_on_code')).toMatchObject({
      required: false,
      requiredBy: ['spec', 'model'],
    })
  })

  it.each([
    ['createWallet', 'paid_credits', 'decimal_string'],
    ['createWallet', 'rate_amount', 'decimal_string'],
    ['createWalletTransaction', 'granted_credits', 'decimal_string'],
    ['createWalletTransaction', 'voided_credits', 'decimal_string'],
    ['createPayment', 'amount_cents', 'integer'],
    ['createInvoice', 'fees[].units', 'decimal_string'],
    ['createInvoice', 'fees[].unit_amount_cents', 'integer'],
    ['createPlanCharge', 'properties.amount', 'decimal_string'],
    ['createEvent', 'timestamp', 'timestamp'],
    ['createSubscription', 'subscription_at', 'date_time'],
    ['createTax', 'rate', 'decimal_string'],
    ['replaceWalletMetadata', '*', 'object'],
  ])('knows the type trap of %s %s: %s', (id, path, type) => expect(fieldOf(id, path)?.type).toBe(type))

  it('names the values Lago takes', () => {
    expect(fieldOf('createPlan', 'interval')?.values).toContain('quarterly')
    expect(operationById('destroySubscription')?.queryOptions).toContainEqual(
      expect.objectContaining({ name: 'on_termination_invoice', values: ['generate', 'skip'] }),
    )
  })
})

describe.each(catalogue)('$operation.id', ({ operation, body }) => {
  const { fields, parameters } = operation

  it('agrees with what is known of all write operations', () => {
    const route = writeRoutes.find(({ operationId }) => operationId === operation.id)
    const { method, path, rootKey, permission, resend } = operation
    expect(route).toMatchObject({ method, path, rootKey, permission, resend })
  })

  it('says in words what it is and what each field means', () => {
    expect(operation.title.length).toBeGreaterThan(5)
    for (const sentence of [operation.purpose, ...operation.warnings])
      expect(sentence).toMatch(/^[A-Z1-9].*\.$/)
    for (const field of [...fields, ...parameters]) {
      expect(field.label, field.path).not.toBe('')
      expect(field.description, field.path).toMatch(/\.$/)
      expect(field.example, field.path).not.toBeNull()
      expect(new Set(field.alsoKnownAs).size, field.path).toBe(field.alsoKnownAs.length)
      expect(field.alsoKnownAs, field.path).not.toContain(field.path)
      // Which item of a list is meant, no name can tell.
      if (field.path.includes('[]')) expect(field.alsoKnownAs, field.path).toEqual([])
    }
    for (const { label, description, values } of operation.queryOptions) {
      expect(label).not.toBe('')
      expect(description).toMatch(/\.$/)
      expect(values.length).toBeGreaterThan(1)
    }
  })

  it('warns of what cannot be undone and of what repeats', () => {
    const warnings = operation.warnings.join(' ')
    if (operation.method === 'DELETE') expect(warnings).toContain('cannot be undone')
    if (operation.resend === 'C') expect(warnings).toMatch(/Ferry never repeats it by itself/)
  })

  it('names each field once, and no other name twice', () => {
    const names = fields.flatMap(({ path, alsoKnownAs }) => [path, ...alsoKnownAs])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('has path parameters where its path has them, and a natural key among its fields or parameters', () => {
    const names = operation.path.match(/\{\w+\}/g) ?? []
    expect(operation.pathParameters.map((name) => `{${name}}`)).toEqual(names)
    expect(parameters.map(({ path }) => path)).toEqual(operation.pathParameters)
    if (operation.naturalKey !== null)
      expect([...fields, ...parameters].map(({ path }) => path)).toContain(operation.naturalKey)
  })

  it('has examples that are a valid body, with and without what may be left out', () => {
    if (body === null) return expect([operation.rootKey, fields]).toEqual([null, []])
    const entries = fields.map(valueOf)
    expect(body.safeParse(bodyOf(entries)).error?.issues ?? []).toEqual([])
    const required = new Set(fields.filter((field) => field.required).map(({ path }) => path))
    expect(body.safeParse(bodyOf(entries.filter(([path]) => required.has(path)))).success).toBe(true)
    for (const path of required) {
      expect(body.safeParse(bodyOf(entries.filter(([other]) => other !== path))).success, path).toBe(false)
    }
  })

  it('has examples of the type it says', () => {
    const kinds = { integer: 'number', timestamp: 'string', date_time: 'string', decimal_string: 'string' }
    for (const field of fields) {
      const [path, value] = valueOf(field)
      const kind = Array.isArray(value) ? 'array' : typeof value
      expect(kind, path).toBe(field.type in kinds ? kinds[field.type as keyof typeof kinds] : field.type)
      if (field.values) expect(field.values, path).toContain(value)
    }
  })

  it('has examples of single items that fit their list', () => {
    for (const list of fields.filter(({ type }) => type === 'array')) {
      const below = fields.filter(({ path }) => path.startsWith(`${list.path}[].`))
      if (below.length === 0) continue
      const item = bodyOf(
        below.map(valueOf).map(([path, value]) => [path.slice(list.path.length + 3), value]),
      )
      const others = fields.filter((field) => field !== list).map(valueOf)
      expect(body?.safeParse(bodyOf([...others, [list.path, [item]]])).error?.issues ?? []).toEqual([])
    }
  })
})
