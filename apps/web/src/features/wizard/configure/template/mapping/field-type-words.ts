import type { FieldType } from '@ferry/core'

/** How a field's values are written at Lago, and what Ferry does so that they are. */
export const fieldTypeWords: Record<FieldType, readonly [short: string, trap: string]> = {
  string: ['text', 'A number becomes text, digit for digit.'],
  number: ['number', 'Text is taken only when it is a plain number such as 12.5.'],
  integer: ['whole number', 'Amounts in cents: 1250, not 12.50.'],
  boolean: ['true or false', 'The texts true and false are taken; yes and 1 are not.'],
  object: ['object', 'An attribute that is an object, JSON of your own, or all other attributes together.'],
  array: ['list', 'An attribute that is a list, or JSON such as ["a","b"].'],
  timestamp: ['time, sent as Unix seconds', 'ISO 8601, seconds and milliseconds are turned into seconds.'],
  date_time: ['date and time, ISO 8601', 'Such as 2026-07-01T00:00:00Z.'],
  decimal_string: ['amount, sent as text', 'Lago wants amounts in quotes: 12.50 is sent as "12.50".'],
}
