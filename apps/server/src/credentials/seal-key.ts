import type { Secret } from './secret.ts'

/** An API key as it is stored: sealed for its row, and the four characters that people tell keys apart by. */
export const sealKey = (secret: Secret, apiKey: string, rowId: string) => ({
  sealed: secret.seal(apiKey, rowId),
  ending: apiKey.slice(-4),
})
