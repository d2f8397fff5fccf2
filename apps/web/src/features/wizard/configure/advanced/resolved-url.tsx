import { resolveUrl } from '@ferry/core'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../../convert/to-config.ts'
import type { WizardForm } from '../../form.ts'
import { useLookedAt } from '../../sample/looked-at.tsx'
import { useSample } from '../../sample/preview-context.tsx'
import { RecordPager } from '../../sample/record-pager.tsx'
import styles from './url-input.module.css'

/** `→ https://api.getlago.com/api/v1/customers/acme-42`: where the shown record goes, or which attribute it lacks for that. */
export function ResolvedUrl() {
  const { control, getValues } = useFormContext<WizardForm>()
  const [method, url] = useWatch({ control, name: ['advanced.method', 'advanced.url'] })
  const { records, context } = useSample()
  const { index } = useLookedAt()
  const record = records[index]
  const resolved = useMemo(() => {
    if (!record || url === '') return null
    const { advanced, ...form } = getValues()
    const config = toConfig({ ...form, tab: 'advanced', advanced: { ...advanced, method, url } })
    return resolveUrl(config, record, context)
  }, [record, method, url, context, getValues])
  if (!resolved) return null
  return (
    <div className={styles.resolved} data-faulty={!resolved.ok || undefined}>
      <span className={styles.text}>
        → {resolved.ok ? resolved.url : (resolved.problems[0]?.sentence ?? 'This record has no URL.')}
      </span>
      {url.includes('{') && <RecordPager />}
    </div>
  )
}
