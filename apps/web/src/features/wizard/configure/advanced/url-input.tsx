import { Input } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { controlId } from '../../things.ts'
import { useChoices } from '../../use-choices.ts'
import { useThings } from '../../use-things.ts'
import { MacroInput } from '../macros/macro-input.tsx'
import { CurlModal } from './curl/curl-modal.tsx'
import { useCurlImport } from './curl/use-curl-import.ts'
import { ResolvedUrl } from './resolved-url.tsx'
import styles from './url-input.module.css'
import { useAdvancedChange } from './use-advanced-change.ts'

const deployments = { us: 'US', eu: 'EU', self_hosted: 'Self-Hosted' } as const

/** The path behind the credential's base URL, into which a whole curl command can be pasted; below it the whole URL one sample record goes to. */
export function UrlInput() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'advanced.url' })
  const { credential } = useChoices()
  const error = useThings('url')
  const change = useAdvancedChange()
  const curl = useCurlImport()
  const id = controlId('url')
  return (
    <div>
      <Input.Wrapper
        id={id}
        label="URL"
        description={
          <>
            Type {'{'} for the attributes of each record: {'{record.external_id}'}. A cURL command can be
            pasted here.
          </>
        }
        error={error}
      >
        <div className={styles.line}>
          {credential && (
            <span className={styles.base} title={`The base URL of the credential, ${credential.baseUrl}`}>
              <span className={styles.deployment}>{deployments[credential.deployment]}</span>
              <code>{credential.baseUrl}</code>
            </span>
          )}
          <MacroInput
            id={id}
            placeholder="/customers"
            classNames={{ input: styles.input }}
            {...field}
            onChange={(url) => change({ url })}
            onPaste={curl.take}
            error={error !== null}
          />
        </div>
      </Input.Wrapper>
      {error === null && <ResolvedUrl />}
      <ProblemNote place="url" thingsElsewhere />
      <CurlModal pasted={curl.pasted} onImport={curl.apply} onClose={curl.dismiss} />
    </div>
  )
}
