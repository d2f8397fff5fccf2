const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)

const isTimezone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== ''
  } catch {
    return false
  }
}

const isCountry = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) &&
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(text) !== undefined

const checks: Record<string, { code: string; holds: (text: string) => boolean }> = {
  email: {
    code: 'invalid_email_format',
    holds: (text) => text.split(',').every((one) => isEmail(one.trim())),
  },
  country: { code: 'not_a_valid_country_code', holds: (text) => isCountry(text.toUpperCase()) },
  currency: { code: 'value_is_invalid', holds: (text) => Intl.supportedValuesOf('currency').includes(text) },
  timezone: { code: 'invalid_timezone', holds: isTimezone },
}

/** Field → codes of what a customer's own fields get wrong; undefined when all is well. */
export const customerErrors = (fields: Record<string, unknown>): Record<string, string[]> | undefined => {
  const errors: Record<string, string[]> = {}
  for (const [field, { code, holds }] of Object.entries(checks)) {
    const value = fields[field]
    if (typeof value === 'string' && value !== '' && !holds(value)) errors[field] = [code]
  }
  return Object.keys(errors).length > 0 ? errors : undefined
}
