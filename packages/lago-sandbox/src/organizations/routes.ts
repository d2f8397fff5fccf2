import { randomUUID } from 'node:crypto'
import { invalid, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import {
  currency,
  type Fields,
  flag,
  integer,
  list,
  object,
  oneOf,
  readFields,
  text,
} from '../resources/field.ts'
import { unwrap } from '../wrapper.ts'
import type { Organization } from './organization.ts'

/** lago-api:app/controllers/api/v1/organizations_controller.rb */
const fields: Fields = {
  slug: text,
  country: text,
  default_currency: { ...currency, initial: 'USD' },
  address_line1: text,
  address_line2: text,
  state: text,
  zipcode: text,
  email: text,
  city: text,
  legal_name: text,
  legal_number: text,
  document_numbering: oneOf('per_customer', 'per_organization'),
  document_number_prefix: text,
  net_payment_term: { ...integer, initial: 0 },
  tax_identification_number: text,
  timezone: { ...text, initial: 'UTC' },
  email_settings: list,
  billing_configuration: object,
  finalize_zero_amount_invoice: { ...flag, initial: true },
}

const urlsOf = ({ rows }: Organization): unknown[] =>
  rows.of('webhook_endpoint').map(({ webhook_url }) => webhook_url)

const json = (organization: Organization): Answer => {
  const { lagoId, seed, createdAt, settings } = organization
  const urls = urlsOf(organization)
  return ok({
    organization: {
      lago_id: lagoId,
      name: seed.name,
      slug: null,
      created_at: iso(createdAt),
      webhook_url: urls.at(-1) ?? null,
      webhook_urls: urls,
      country: null,
      default_currency: 'USD',
      address_line1: null,
      address_line2: null,
      state: null,
      zipcode: null,
      email: null,
      city: null,
      legal_name: null,
      legal_number: null,
      document_numbering: 'per_customer',
      document_number_prefix: 'SAN-0001',
      net_payment_term: 0,
      tax_identification_number: null,
      timezone: 'UTC',
      email_settings: [],
      finalize_zero_amount_invoice: true,
      taxes: [],
      events_store: seed.store ?? 'postgres',
      ...settings,
      billing_configuration: {
        invoice_footer: null,
        invoice_grace_period: 0,
        document_locale: 'en',
        ...(isRecord(settings.billing_configuration) && settings.billing_configuration),
      },
    },
  })
}

/** `webhook_url` is the first endpoint's address (lago-api:app/services/organizations/update_service.rb). */
const setWebhookUrl = (organization: Organization, url: string, now: number): void => {
  const first = organization.rows.of('webhook_endpoint').at(-1)
  if (first) first.webhook_url = url
  else {
    const columns = { lago_organization_id: organization.lagoId, webhook_url: url, signature_algo: 'jwt' }
    organization.rows.add(
      'webhook_endpoint',
      { ...columns, name: null, event_types: null, lago_id: randomUUID() },
      iso(now),
    )
  }
}

const update = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'organization')
  if ('refusal' in wrapped) return wrapped.refusal
  const url = textOf(wrapped.fields.webhook_url)
  if (url !== null && !/^https?:\/\/./.test(url)) return invalid({ webhook_url: ['url_is_invalid'] })
  const read = readFields(fields, wrapped.fields, organization.settings)
  if ('errors' in read) return invalid(read.errors)
  Object.assign(organization.settings, read.values)
  if (url !== null) setWebhookUrl(organization, url, now)
  return json(organization)
}

const path = '/organizations'
const resource = 'organization'

export const organizationOperations: readonly Operation[] = [
  { method: 'GET', path, resource, handle: ({ organization }) => json(organization) },
  { method: 'PUT', path, resource, handle: update },
]
