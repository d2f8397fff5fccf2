import { Filter, Meters, methods } from '@ferry/core'
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
export const FieldRow = z.object({
  field: z.string(),
  source: SourceForm,
  /** True while Ferry chose the source by a likely name and nobody has said yet that it is right. */
  isProposed: z.boolean().optional(),
})
export type FieldRow = z.infer<typeof FieldRow>

export const TemplateForm = z.object({
  operation: z.string(),
  path: z.array(FieldRow),
  query: z.array(FieldRow),
  mapping: z.array(FieldRow),
  /** JSON text, kept whole: no control looks inside, and an edit must not lose it. */
  options: z.string().optional(),
})
export type TemplateForm = z.infer<typeof TemplateForm>

/** A header of the person's own. What is typed as the value of a secret one is held here alone: no config and no draft has it. */
export const HeaderForm = z.object({
  name: z.string(),
  value: z.string(),
  secret: z.literal(true).optional(),
})
export type HeaderForm = z.infer<typeof HeaderForm>

export const AdvancedForm = z.object({
  method: z.enum(methods),
  url: z.string(),
  contentFormat: z.literal('json'),
  headers: z.array(HeaderForm),
  /** What was typed as all headers and cannot be read; until it can, nothing is saved. */
  headersText: z.string().optional(),
  /** Empty: records are sent bare. */
  wrapKey: z.string(),
})
export type AdvancedForm = z.infer<typeof AdvancedForm>

/** The same value put into every record of a batch. */
export const ConstantRow = z.object({
  name: z.string(),
  value: z.string(),
  as: z.enum(['text', 'number', 'json']),
})
export type ConstantRow = z.infer<typeof ConstantRow>

/** Settings of all grouping algorithms side by side, so that trying another one loses nothing. */
export const BatchingForm = z.object({
  enabled: z.boolean(),
  /** An emptied box is `''`, as the number input gives it. */
  size: z.union([z.number(), z.literal('')]),
  algorithm: z.enum(['array', 'keyed_array', 'keyed_array_with_constants', 'group_by', 'template']),
  key: z.string(),
  constants: z.array(ConstantRow),
  onConflict: z.enum(['keep', 'overwrite']),
  attributes: z.array(z.string()),
  includeGroup: z.boolean(),
  missing: z.enum(['own_group', 'hold_back']),
  template: z.string(),
  /** Seconds; `''` leaves it to Ferry. */
  maxWaitSeconds: z.union([z.number(), z.literal('')]),
})
export type BatchingForm = z.infer<typeof BatchingForm>

/** Caps of one destination; what is left out is Ferry's to choose. */
export const DeliveryForm = z.object({
  requestsPerSecond: z.number().nullable().optional(),
  inFlight: z.number().nullable().optional(),
})
export type DeliveryForm = z.infer<typeof DeliveryForm>

/** The values of the wizard's one form, over all its steps. `tab` says which half of Configure counts. */
export const WizardForm = z.object({
  connector: z.string(),
  credentialId: z.string(),
  /** What is known of the organization's metrics; Ferry fills it in. */
  meters: Meters.optional(),
  name: z.string(),
  tab: z.enum(['template', 'advanced']),
  template: TemplateForm,
  advanced: AdvancedForm,
  excludeAttributes: z.array(z.string()),
  batching: BatchingForm,
  responseWebhook: z.boolean(),
  delivery: DeliveryForm,
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
  batching: {
    enabled: false,
    size: 100,
    algorithm: 'keyed_array',
    key: 'events',
    constants: [{ name: 'source', value: 'ferry', as: 'text' }],
    onConflict: 'keep',
    attributes: [],
    includeGroup: true,
    missing: 'own_group',
    template: '{\n  "source": "ferry",\n  "records": "{records}"\n}',
    maxWaitSeconds: '',
  },
  responseWebhook: false,
  delivery: {},
}
