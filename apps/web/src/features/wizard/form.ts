import { Delivery, Filter, HeaderPair, methods } from '@ferry/core'
import { z } from 'zod'

/** What a person chose as the source of one Lago field, the way the picker shows it. */
export const SourceForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('attribute'), attribute: z.string(), filters: z.array(Filter) }),
  z.object({ kind: z.literal('constant'), value: z.string(), as: z.enum(['text', 'number', 'json']) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('rest') }),
  z.object({ kind: z.literal('derived'), suffix: z.string() }),
])
export type SourceForm = z.infer<typeof SourceForm>
export type SourceKind = SourceForm['kind']

/** One line of the mapping table. Rows are a list, because a field's name may hold dots. */
export const FieldRow = z.object({ field: z.string(), source: SourceForm })
export type FieldRow = z.infer<typeof FieldRow>

export const TemplateForm = z.object({
  operation: z.string(),
  path: z.array(FieldRow),
  query: z.array(FieldRow),
  mapping: z.array(FieldRow),
})
export type TemplateForm = z.infer<typeof TemplateForm>

export const AdvancedForm = z.object({
  method: z.enum(methods),
  url: z.string(),
  contentFormat: z.literal('json'),
  headers: z.array(HeaderPair),
  /** Empty: records are sent bare. */
  wrapKey: z.string(),
})
export type AdvancedForm = z.infer<typeof AdvancedForm>

export const BatchingForm = z.object({
  enabled: z.boolean(),
  /** An emptied box is `''`, as the number input gives it. */
  size: z.union([z.number(), z.literal('')]),
  /** `kept`: one that has no controls here; it is carried whole in `carried.grouping`. */
  algorithm: z.enum(['array', 'keyed_array', 'kept']),
  key: z.string(),
})
export type BatchingForm = z.infer<typeof BatchingForm>

/** Parts of a config that have no control on these screens; an edit must not lose them. */
export const CarriedForm = z.object({
  /** JSON text: kept whole, because no control looks inside. */
  options: z.string().optional(),
  maxWaitSeconds: z.number().optional(),
  /** JSON text of a grouping that has no controls here. */
  grouping: z.string().optional(),
  responseWebhook: z.boolean(),
  delivery: Delivery,
})
export type CarriedForm = z.infer<typeof CarriedForm>

/** The values of the wizard's one form, over all its steps. `tab` says which half of Configure counts. */
export const WizardForm = z.object({
  connector: z.string(),
  credentialId: z.string(),
  name: z.string(),
  tab: z.enum(['template', 'advanced']),
  template: TemplateForm,
  advanced: AdvancedForm,
  excludeAttributes: z.array(z.string()),
  batching: BatchingForm,
  carried: CarriedForm,
})
export type WizardForm = z.infer<typeof WizardForm>

export const emptyForm: WizardForm = {
  connector: '',
  credentialId: '',
  name: '',
  tab: 'template',
  template: { operation: '', path: [], query: [], mapping: [] },
  advanced: { method: 'POST', url: '', contentFormat: 'json', headers: [], wrapKey: '' },
  excludeAttributes: [],
  batching: { enabled: false, size: 100, algorithm: 'keyed_array', key: 'events' },
  carried: { responseWebhook: false, delivery: {} },
}
