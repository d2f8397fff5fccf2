import type { Operation } from '../call.ts'
import { metadataOperations, ownerOr404 } from '../metadata/metadata.ts'
import { operationsOf } from '../resources/resource.ts'
import { plans } from './plan-resource.ts'

export const planOperations: readonly Operation[] = [
  ...operationsOf(plans),
  ...metadataOperations('/plans/:code/metadata', 'plan', ({ organization, params }) =>
    ownerOr404(organization.rows.find('plan', 'code', params.code), 'plan'),
  ),
]
