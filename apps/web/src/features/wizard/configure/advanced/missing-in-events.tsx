import { Anchor } from '@mantine/core'
import { counted } from '../../../../ui/numbers.ts'
import { useShownPreview } from '../../sample/preview-context.tsx'
import styles from './advanced-panel.module.css'

/** Codes of `plan` for what an event lacks and the template can give it. */
const lacking = new Set(['field_required', 'timestamp_required'])
const eventFields = ['transaction_id', 'external_subscription_id', 'code', 'timestamp'] as const

/** Events that lack what Lago needs of each: Advanced sends records as they are, the template adds it in one click. */
export function MissingInEvents({ onAdd }: { onAdd: (field: string) => void }) {
  const { shown, isStale } = useShownPreview()
  if (!shown || isStale || shown.config.mode !== 'advanced') return null
  const problems = shown.plan.problems.filter(({ code, offset }) => offset !== null && lacking.has(code))
  const missing = eventFields.filter((field) => problems.some((problem) => problem.field === field))
  const [first] = missing
  if (first === undefined) return null
  const records = new Set(problems.map(({ offset }) => offset)).size
  return (
    <div className={styles.note}>
      <strong>
        {counted(records, 'record')} of the sample: no {missing.join(', no ')}.
      </strong>
      <p>
        Advanced sends records as they are.{' '}
        <Anchor component="button" type="button" inherit onClick={() => onAdd(first)}>
          Add {missing.join(', ')} with the template
        </Anchor>
      </p>
    </div>
  )
}
