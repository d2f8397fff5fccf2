/** TypeScript's library does not know the source-text access of JSON yet; Node 24 has it. */
interface SourceTextJson {
  parse: (
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ) => unknown
  rawJSON: (text: string) => object
  isRawJSON: (value: unknown) => value is { rawJSON: string }
}
const sourceText = JSON as unknown as SourceTextJson

/** Only integers this long can leave the range in which a double is exact, so only these take the slow way. */
const mayHoldLongInteger = /[:[,\s]-?\d{16}/

/**
 * Parses JSON as Ruby does as far as numbers go: integers of any length keep their digits (as raw JSON
 * objects, which `JSON.stringify` writes back unchanged), decimals become doubles. Throws on bad JSON.
 */
export const parseJson = (text: string): unknown =>
  mayHoldLongInteger.test(text)
    ? sourceText.parse(text, (_key, value, { source }) =>
        typeof value === 'number' &&
        !Number.isSafeInteger(value) &&
        source !== undefined &&
        /^-?\d+$/.test(source)
          ? sourceText.rawJSON(source)
          : value,
      )
    : JSON.parse(text)

/** The digits of an integer too long for a double, or undefined for every other value. */
export const longInteger = (value: unknown): string | undefined =>
  sourceText.isRawJSON(value) ? value.rawJSON : undefined

/** True for a JSON object: neither null, nor an array, nor a long integer. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !sourceText.isRawJSON(value)

/** What ActiveRecord makes of a permitted scalar for a text column; null for everything else. */
export const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return longInteger(value) ?? null
}

/** Rails' idea of blank, for text. */
export const isBlank = (text: string | null | undefined): text is null | undefined | '' =>
  text === null || text === undefined || text.trim() === ''
