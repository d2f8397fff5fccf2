import { forbidden } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Organization } from './organization.ts'

/** 403 `feature_unavailable` on an unlicensed organization (lago-api:app/models/license.rb). */
export const premiumMissing = ({ seed }: Organization): Answer | undefined =>
  seed.premium === false ? forbidden('feature_unavailable') : undefined
