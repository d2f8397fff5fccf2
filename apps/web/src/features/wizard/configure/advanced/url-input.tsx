import { resolveUrl } from '@ferry/core'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../../convert/to-config.ts'
import type { WizardForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useSample } from '../../sample/preview-context.tsx'
import { RecordPager } from '../../sample/record-pager.tsx'
import { controlId } from '../../things.ts'
import { useChoices } from '../../use-choices.ts'
import { useThings } from '../../use-things.ts'
import { CurlModal } from './curl/curl-modal.tsx'
import { useCurlImport } from './curl/use-curl-import.tsx'
import styles from './url-input.module.css'
import { useAdvancedChange } from './use-advanced-change.ts'

/** The path below the credential's base URL, into which a whole curl command can be pasted, and below it the whole URL one sample record goes to. */
export function UrlInput() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'advanced.url' })
  const { credential } = useChoices()
  const error = useThings('url')
  const change = useAdvancedChange()
  const curl = useCurlImport()
  return (
    <div>
      <TextInput
        id={controlId('url')}
        label="URL"
        description={
          <>
            Below {credential?.baseUrl}. An attribute in braces is filled in for each record:{' '}
            {'{record.external_id}'}. A cURL command can be pasted here.
          </>
        }
        placeholder="/customers"
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: styles.input }}
        {...field}
        onChange={(event) => change({ url: event.currentTarget.value })}
        onPaste={curl.take}
        error={error}
      />
      {error === null && <ResolvedUrl />}
      <ProblemNote place="url" thingsElsewhere />
      <CurlModal pasted={curl.pasted} onImport={curl.apply} onClose={curl.dismiss} />
    </div>
  )
}

function ResolvedUrl() {
  const { control } = useFormContext<WizardForm>()
  const values = useWatch({ control }) as WizardForm
  const { records, context } = useSample()
  const [index, setIndex] = useState(0)
  const record = records[index]
  if (!record || values.advanced.url === '') return null
  const resolved = resolveUrl(toConfig(values), record, context)
  return (
    <div className={styles.resolved}>
      <span className={styles.text}>
        → {resolved.ok ? resolved.url : (resolved.problems[0]?.sentence ?? 'This record has no URL.')}
      </span>
      {values.advanced.url.includes('{') && <RecordPager index={index} onChange={setIndex} />}
    </div>
  )
}
