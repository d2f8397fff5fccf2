import { type Method, recognise } from '@ferry/core'
import { Anchor } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { useChoices } from '../../use-choices.ts'
import { resendWords } from '../resend-words.ts'
import styles from './advanced-panel.module.css'
import { lagoPath } from './lago-path.ts'
import { type NearCall, nearCall } from './near-call.ts'
import { useAdvancedChange } from './use-advanced-change.ts'

/** What Ferry knows of the call: its name, what it may bill, the permission it needs, what a repeat does. */
export function RecognisedNote() {
  const { control, setValue } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  const change = useAdvancedChange()
  const [{ method, url, wrapKey }, isBatched] = useWatch({ control, name: ['advanced', 'batching.enabled'] })
  if (url.trim() === '') return null
  const path = lagoPath(url, credential?.baseUrl ?? '')
  const known = recognise(method, path)
  if (!known) return <UnknownCall near={nearCall(method, path)} />
  const useRootKey = known.rootKey !== null && !isBatched && wrapKey !== known.rootKey && method !== 'DELETE'
  return (
    <div className={styles.note}>
      <strong>{known.title}</strong>
      <p>
        {known.rootKey !== null && !isBatched && `Root key “${known.rootKey}”. `}
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

/** A call no documented operation answers to, and the one that was probably meant. */
const UnknownCall = ({ near }: { near: NearCall | null }) => (
  <div className={styles.note}>
    <strong>Not one of Lago’s documented write calls.</strong>
    {near && (
      <p>
        {near.sentence} {near.call && <UseCall {...near.call} />}
      </p>
    )}
    <p>Ferry sends it as you wrote it, and takes for granted that a repeat would repeat its effect.</p>
  </div>
)

function UseCall(call: { method: Method; url: string }) {
  const change = useAdvancedChange()
  return (
    <Anchor component="button" type="button" inherit onClick={() => change(call)}>
      Use {call.method} {call.url}
    </Anchor>
  )
}
