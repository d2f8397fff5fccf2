import type { SecretHeaders } from '@ferry/contract'
import type { HeaderPair } from '@ferry/core'
import type { HeaderForm, WizardForm } from '../form.ts'

/** Headers as a config has them: of a secret one the name alone. */
export const withoutValues = (headers: readonly HeaderForm[]): HeaderPair[] =>
  headers.map((header) => (header.secret ? { ...header, value: '' } : header))

/** What was typed as values of secret headers, for the one call that carries it; empty when nothing was. */
export const typedSecrets = ({ tab, advanced }: WizardForm): { secretHeaders?: SecretHeaders } => {
  const typed =
    tab === 'advanced' ? advanced.headers.filter(({ secret, value }) => secret && value !== '') : []
  if (typed.length === 0) return {}
  return { secretHeaders: Object.fromEntries(typed.map(({ name, value }) => [name.trim(), value])) }
}
