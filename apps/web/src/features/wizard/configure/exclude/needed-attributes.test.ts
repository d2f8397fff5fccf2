import { describe, expect, it } from 'vitest'
import { emptyForm, type WizardForm } from '../../form.ts'
import { excludedButNeeded } from './needed-attributes.ts'

const faults = (form: Partial<WizardForm>) =>
  excludedButNeeded({ ...emptyForm, ...form }, 'https://api.getlago.com/api/v1')

describe('excludedButNeeded', () => {
  it('names the field of a template that loses its attribute', () => {
    const mapping = [
      { field: 'code', source: { kind: 'attribute' as const, attribute: 'event', filters: [] } },
      { field: 'properties', source: { kind: 'rest' as const } },
    ]
    const template = { ...emptyForm.template, operation: 'createEvent', mapping }
    expect(faults({ template, excludeAttributes: ['event', 'other'] })).toEqual([
      'code takes its value from event, which is excluded: keep it in, or map another one.',
    ])
  })
  it('names what Lago demands of a call in Advanced, a batch of events too', () => {
    const advanced = (url: string, ...excludeAttributes: string[]) =>
      faults({ tab: 'advanced', advanced: { ...emptyForm.advanced, url }, excludeAttributes })
    expect(advanced('/customers', 'external_id', 'name')).toEqual([
      'Lago needs external_id for “Create or update customers”, and external_id is excluded: keep it in.',
    ])
    expect(advanced('/events/batch', 'code')).toHaveLength(1)
    expect(advanced('/imports', 'external_id')).toEqual([])
  })
})
