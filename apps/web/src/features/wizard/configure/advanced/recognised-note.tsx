import { recognise } from '@ferry/core'
import { Anchor } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { useChoices } from '../../use-choices.ts'
import { resendWords } from '../resend-words.ts'
import styles from './advanced-panel.module.css'
import { lagoPath } from './lago-path.ts'
import { useAdvancedChange } from './use-advanced-change.ts'

/** What Ferry knows of the call: its name, what it may bill, the permission it needs, what a repeat does. */
export function RecognisedNote() {
  const { control, setValue } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  const change = useAdvancedChange()
  const [{ method, url, wrapKey }, isBatched] = useWatch({ control, name: ['advanced', 'batching.enabled'] })
  if (url.trim() === '') return null
  const known = recognise(method, lagoPath(url, credential?.baseUrl ?? ''))
  if (!known) {
    return (
      <div className={styles.note}>
        <strong>Not one of Lago’s documented write calls.</strong>
        <p>Ferry sends it as you wrote it, and takes for granted that a repeat would repeat its effect.</p>
      </div>
    )
  }
  const useRootKey = known.rootKey !== null && !isBatched && wrapKey !== known.rootKey && method !== 'DELETE'
  return (
    <div className={styles.note}>
      <strong>{known.title}</strong>
      <p>
        {known.permission !== null && `Needs the permission “${known.permission}: write”. `}
        {resendWords[known.resend]}
      </p>
      {known.warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      {useRootKey && (
        <p>
          Lago reads each record under the key “{known.rootKey}”.{' '}
          <Anchor
            component="button"
            type="button"
            inherit
            onClick={() => setValue('advanced.wrapKey', known.rootKey ?? '', { shouldDirty: true })}
          >
            Use “{known.rootKey}” as root key
          </Anchor>
        </p>
      )}
      {known.isEvents === 'single' && isBatched && (
        <p>
          Lago takes one event a call here.{' '}
          <Anchor component="button" type="button" inherit onClick={() => change({ url: '/events/batch' })}>
            Use /events/batch
          </Anchor>
        </p>
      )}
    </div>
  )
}
