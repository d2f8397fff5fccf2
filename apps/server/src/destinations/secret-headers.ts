import type { DestinationConfig } from '@ferry/core'
import { ProblemError } from '../http/problem-error.ts'

/**
 * Throws `invalid_config` for a config with secret headers: this Ferry keeps no values of them, and an empty one must never
 * go to Lago in the place of a secret.
 */
export const requireNoSecretHeaders = (config: DestinationConfig): void => {
  const secret = config.mode === 'advanced' ? config.headers.find((header) => header.secret) : undefined
  if (!secret) return
  throw new ProblemError(
    'invalid_config',
    `This Ferry cannot keep the value of a secret header yet. Remove ${secret.name}, or make it one that is not secret. Nothing was sent.`,
    [{ path: secret.name, message: 'Its value cannot be kept.' }],
  )
}
