import { z } from 'zod'
import { entry } from './entry.ts'
import { items, name, optional, text } from './kinds.ts'

const further = () => ({
  name: text('Name', 'Name of the feature.', '"Seats"', ['feature_name', 'title']),
  description: text('Description', 'What it gives.', '"People who may sign in"'),
  privileges: items(
    {
      code: z.string(),
      name: z.string().optional(),
      value_type: z.enum(['integer', 'boolean', 'string', 'select']).optional(),
      config: z.record(z.string(), z.json()).optional(),
    },
    'Privileges',
    'Limits or switches of the feature, each with its type.',
    '[{"code":"max","name":"Most","value_type":"integer"}]',
  ),
})

export const createFeatureBody = () =>
  z.strictObject({
    code: name('Code', 'Your own code of the feature; Lago refuses one that is taken.', '"seats"', [
      'feature_code',
    ]),
    ...optional(further()),
  })

export const updateFeatureBody = () => z.strictObject(optional(further()))

const shared = {
  resource: 'Features',
  permission: 'feature',
  rootKey: 'feature',
  naturalKey: 'code',
} as const

/** lago-api:app/services/entitlement/feature_update_service.rb */
const premium = 'Features and entitlements are a premium feature of Lago.'

export const featureEntries = [
  entry({
    ...shared,
    id: 'createFeature',
    title: 'Create features',
    purpose: 'Each record becomes a feature that plans can give.',
    method: 'POST',
    path: '/features',
    body: createFeatureBody,
    resend: 'B',
    warnings: [premium],
  }),
  entry({
    ...shared,
    id: 'updateFeature',
    title: 'Update features',
    purpose: 'Each record changes a feature; privileges are added or changed.',
    method: 'PUT',
    path: '/features/{code}',
    body: updateFeatureBody,
    resend: 'D',
    warnings: [premium],
  }),
]
