import { describe, expect, it } from 'vitest'
import { emptyForm, type WizardForm } from '../form.ts'
import { templateFromAdvanced } from './template-from-advanced.ts'

const place = {
  baseUrl: 'https://api.getlago.com/api/v1',
  attributes: [{ path: 'name', types: ['string'] }],
}
const form = (advanced: Partial<WizardForm['advanced']>, others: Partial<WizardForm> = {}): WizardForm => ({
  ...emptyForm,
  ...others,
  tab: 'advanced',
  advanced: { ...emptyForm.advanced, ...advanced },
})

describe('templateFromAdvanced', () => {
  it('knows the operation by method and URL, and takes path and query from it', () => {
    const { template, lost } = templateFromAdvanced(
      form({
        method: 'DELETE',
        url: '/subscriptions/{record.sub["x/y"]}?status=pending&on_termination_invoice={inv}',
      }),
      place,
    )
    expect(template.operation).toBe('destroySubscription')
    expect(template.path).toEqual([
      { field: 'external_id', source: { kind: 'attribute', attribute: 'sub.x/y', filters: [] } },
    ])
    expect(template.query).toEqual([
      { field: 'status', source: { kind: 'constant', value: 'pending', as: 'text' } },
      { field: 'on_termination_invoice', source: { kind: 'attribute', attribute: 'inv', filters: [] } },
    ])
    expect(lost).toEqual([])
  })
  it('keeps texts, filters and encoded constants of a path', () => {
    const path = (url: string) =>
      templateFromAdvanced(form({ method: 'DELETE', url }), place).template.path[0]?.source
    expect(path('/customers/acme%2F1')).toEqual({ kind: 'constant', value: 'acme/1', as: 'text' })
    expect(path('/customers/eu-{record.id}')).toEqual({ kind: 'text', text: 'eu-{record.id}' })
    expect(path('/customers/{id | lower}')).toEqual({ kind: 'text', text: '{id | lower}' })
  })
  it('takes the events batch for the events template, batched', () => {
    const { template, batching, lost } = templateFromAdvanced(
      form(
        { url: '/events/batch' },
        { batching: { ...emptyForm.batching, enabled: true, algorithm: 'array' } },
      ),
      place,
    )
    expect(template.operation).toBe('createEvent')
    expect(batching).toMatchObject({ enabled: true, algorithm: 'keyed_array', key: 'events' })
    expect(lost).toEqual(['The grouping: the template sends a list under events.'])
  })
  it('keeps events parted by attributes, unless something stands beside their list', () => {
    const back = (includeGroup: boolean) =>
      templateFromAdvanced(
        form(
          { url: '/events/batch' },
          { batching: { ...emptyForm.batching, enabled: true, algorithm: 'group_by', includeGroup } },
        ),
        place,
      )
    expect(back(false)).toMatchObject({ batching: { algorithm: 'group_by', key: 'events' }, lost: [] })
    expect(back(true).batching.algorithm).toBe('keyed_array')
    expect(back(true).lost).toHaveLength(1)
  })
  it('keeps the mapping of the same operation, and makes that of another by name', () => {
    const mapping = [
      { field: 'name', source: { kind: 'constant' as const, value: 'x', as: 'text' as const } },
    ]
    const kept = { ...emptyForm.template, operation: 'createCustomer', mapping }
    const back = (url: string) =>
      templateFromAdvanced(form({ url }, { template: kept }), place).template.mapping
    expect(back('/customers')).toEqual(mapping)
    expect(back('/plans')).toEqual([
      { field: 'name', source: { kind: 'attribute', attribute: 'name', filters: [] } },
    ])
  })
  it('names each thing a template cannot say', () => {
    const { lost } = templateFromAdvanced(
      form({
        url: '/customers?x=1',
        headers: [{ name: 'X-Source', value: 'ferry' }],
        wrapKey: 'mine',
      }),
      place,
    )
    expect(lost).toEqual([
      'The request header X-Source: a template sends none of your own.',
      'The query option x: “Create or update customers” has none of this name.',
      'The root key mine: the template uses customer.',
    ])
  })
  it('stays where it was for a path no template sends to', () => {
    const kept = { ...emptyForm.template, operation: 'createEvent' }
    const { template, lost } = templateFromAdvanced(form({ url: '/imports' }, { template: kept }), place)
    expect(template).toBe(kept)
    expect(lost).toEqual(['POST /imports: no template sends there; the template stays “Send usage events”.'])
  })
})
