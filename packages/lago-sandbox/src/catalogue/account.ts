import { invalid } from '../answers.ts'
import { isRecord, textOf } from '../json.ts'
import {
  currency,
  flag,
  initially,
  integer,
  list,
  object,
  oneOf,
  required,
  text,
} from '../resources/field.ts'
import type { Resource } from '../resources/resource.ts'
import type { Row } from '../resources/row.ts'

const address = {
  address_line1: text,
  address_line2: text,
  city: text,
  state: text,
  country: text,
  zipcode: text,
  email: text,
  legal_name: text,
  legal_number: text,
  tax_identification_number: text,
}

const settings = (row: Row): Record<string, unknown> =>
  isRecord(row.$billing_configuration) ? row.$billing_configuration : {}

/** lago-api:app/models/billing_entity.rb; bodies nest what answers show flat. */
export const billingEntities: Resource = {
  key: 'billing_entity',
  plural: 'billing_entities',
  path: '/billing_entities',
  by: 'code',
  verbs: ['create', 'list', 'read', 'update'],
  fields: {
    code: required(text),
    name: required(text),
    default_currency: initially(currency, 'USD'),
    document_numbering: initially(oneOf('per_customer', 'per_billing_entity'), 'per_customer'),
    document_number_prefix: text,
    finalize_zero_amount_invoice: initially(flag, true),
    $billing_configuration: object,
    net_payment_term: initially(integer, 0),
    ...address,
    phone: text,
    timezone: initially(text, 'UTC'),
    email_settings: list,
    eu_tax_management: flag,
    einvoicing: flag,
    $tax_codes: list,
  },
  columns: { is_default: false, logo_url: null, updated_at: '' },
  check: (row, { now }) => {
    row.updated_at = new Date(now).toISOString()
    row.document_number_prefix ??= String(row.code).slice(0, 3).toUpperCase()
    return undefined
  },
  show: (row) => ({
    document_locale: textOf(settings(row).document_locale) ?? 'en',
    invoice_footer: textOf(settings(row).invoice_footer),
    invoice_grace_period: settings(row).invoice_grace_period ?? 0,
    selected_invoice_custom_sections: [],
  }),
}

const isUrl = (value: unknown): boolean => {
  const url = URL.parse(String(value))
  return url !== null && ['http:', 'https:'].includes(url.protocol)
}

/** lago-api:app/models/webhook_endpoint.rb; unique by URL, at most ten. */
export const webhookEndpoints: Resource = {
  key: 'webhook_endpoint',
  plural: 'webhook_endpoints',
  path: '/webhook_endpoints',
  by: 'lago_id',
  unique: 'webhook_url',
  fields: {
    webhook_url: required(text),
    signature_algo: initially(oneOf('jwt', 'hmac'), 'jwt'),
    name: text,
    event_types: { ...list, initial: null },
  },
  check: (row, { organization }, held) => {
    row.lago_organization_id = organization.lagoId
    if (!isUrl(row.webhook_url)) return invalid({ webhook_url: ['url_is_invalid'] })
    return !held && organization.rows.of('webhook_endpoint').length >= 10
      ? invalid({ base: ['You can only have 10 webhook endpoints'] })
      : undefined
  },
}
