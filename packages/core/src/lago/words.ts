/** What Lago's codes of a field mean, to be put behind the field's name (lago-api:config/locales/en.yml). */
const fieldWords: Readonly<Record<string, string>> = {
  value_is_mandatory: 'is missing or blank',
  value_already_exist: 'is already taken',
  value_is_invalid: 'has a value that Lago does not know',
  invalid_value: 'has a value of the wrong type',
  value_is_out_of_range: 'is out of range',
  value_is_too_long: 'is too long',
  value_is_too_short: 'is too short',
  value_is_not_valid_number: 'is not a plain number',
  invalid_format: 'has an invalid format',
  invalid_date: 'is not a date that Lago accepts',
  invalid_amount: 'is not an amount in a JSON string',
  relation_must_exist: 'names something that does not exist',
  not_a_valid_country_code: 'is not a two-letter country code',
  invalid_email_format: 'is not an email address',
  invalid_timezone: 'is not a time zone',
  url_is_invalid: 'is not a web address',
  wallet_limit_reached: 'has as many wallets as Lago allows',
  coupon_is_not_reusable: 'was applied already and cannot be used again',
  subscription_incomplete: 'is still waiting for a payment',
  higher_than_remaining_invoice_amount: 'is more than what is left of the invoice',
  does_not_match_an_instant_charge: 'has no charge paid in advance in the plan',
  no_events: 'are missing: Lago saw an empty list',
  too_many_events: 'are more than this Lago takes in one batch; use a smaller Batch Size',
}

/** Codes that speak for the whole call. */
const callWords: Readonly<Record<string, string>> = {
  bad_request: 'the request is not what Lago expects',
  expression_evaluation_failed: 'the expression of the billable metric could not be worked out',
  stripe_required: 'the customer is not set up with Stripe',
  not_voidable: 'it cannot be voided in its present state',
  no_voidable_amount: 'there is nothing left to void',
  wallet_is_terminated: 'the wallet has ended',
  invoice_not_draft: 'the invoice is not a draft any more',
}

/** Codes that say nothing by themselves, where Lago gives neither a field nor a text. */
const bareWords: Readonly<Record<string, string>> = {
  validation_errors: 'it does not fit Lago’s rules, and Lago did not say which field',
}

/** API-key permission resources as Lago's own screens name them. */
const permissionWords: Readonly<Record<string, string>> = {
  activity_log: 'Activity logs',
  add_on: 'Add-ons',
  billing_entity: 'Billing entities',
  lifetime_usage: 'Lifetime usage',
  tax: 'Taxes',
}

/** `billable_metric` → `billable metric`. */
export const inWords = (name: string): string => name.replaceAll('_', ' ')

/** `event` → `Events`. */
export const permissionInWords = (resource: string): string =>
  permissionWords[resource] ?? `${inWords(resource).replace(/^./, (first) => first.toUpperCase())}s`

/** Foreign text as one line of bearable length. */
export const oneLine = (text: string, limit = 300): string => {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length > limit ? `${line.slice(0, limit)}…` : line
}

/** One thing that Lago found wrong, as it was found in `error_details`. */
export interface Problem {
  field: string | null
  code: string
  /** Lago's own text beside or instead of a code. */
  text: string | null
}

/** `timestamp has an invalid format (invalid_format)`. */
export const problemInWords = ({ field, code, text }: Problem): string => {
  const words = field === null ? callWords[code] : fieldWords[code]
  const what = words ?? (text === null ? (bareWords[code] ?? inWords(code)) : oneLine(text))
  const said = words !== undefined && text !== null ? `: ${oneLine(text)}` : ''
  const shownCode = words === undefined && text !== null ? '' : ` (${code})`
  if (field === null) return `${what}${said}${shownCode}`
  return words === undefined ? `${field}: ${what}${shownCode}` : `${field} ${what}${said}${shownCode}`
}

/** `Lago refused it: timestamp has an invalid format (invalid_format).` */
export const refusalSentence = (problems: readonly Problem[]): string => {
  const reasons = problems.map(problemInWords).join('; ')
  return `Lago refused it: ${reasons.replace(/\.$/, '')}.`
}
