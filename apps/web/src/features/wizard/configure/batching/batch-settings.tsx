import { maxBatchSize } from '@ferry/core'
import { NumberInput } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { BatchingForm, WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import type { BatchRules } from './batch-rules.ts'
import styles from './batch-settings.module.css'
import { GroupingSelect } from './grouping-select.tsx'
import { groupings } from './groupings/groupings.ts'
import { MaxWaitInput } from './max-wait-input.tsx'

/** Batch Size, Grouping Algorithm, what the algorithm needs besides, and Max wait. */
export function BatchSettings({ rules }: { rules: BatchRules }) {
  const { control, setValue } = useFormContext<WizardForm>()
  const size = useController({ control, name: 'batching.size' }).field
  const algorithm = useController({ control, name: 'batching.algorithm' }).field
  const sizeFault = useThings('batching.size')
  const chosen = groupings.find(({ id }) => id === algorithm.value)
  const choose = (id: BatchingForm['algorithm']) => {
    algorithm.onChange(id)
    // Lago's own batch calls read the list under their key, and nothing beside it.
    if (!rules.form) return
    setValue('batching.key', rules.form.key)
    setValue('batching.includeGroup', false)
  }
  return (
    <div className={styles.grid}>
      <NumberInput
        id={controlId('batching.size')}
        label="Batch Size"
        description={sizeFault === null && sizeHint(rules)}
        min={1}
        allowNegative={false}
        clampBehavior="none"
        maxLength={9}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={size.value}
        onChange={(value) => size.onChange(value === '' ? '' : Number(value))}
        onBlur={size.onBlur}
        error={sizeFault}
      />
      <GroupingSelect rules={rules} chosen={chosen} onChange={choose} />
      {chosen?.Settings && <chosen.Settings rules={rules} />}
      <MaxWaitInput />
    </div>
  )
}

/** The cap explains itself; once it is broken, the error says the same. */
const sizeHint = ({ form }: BatchRules): string =>
  form
    ? `Lago accepts at most ${form.limit} ${form.key} per batch.`
    : `Records in one request; at most ${maxBatchSize}.`
