import { NumberInput, Select, TextInput } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import type { BatchRules } from './batch-rules.ts'
import styles from './batch-settings.module.css'
import { groupings, keptGrouping } from './groupings.ts'

/** Batch Size, Grouping Algorithm and what the algorithm needs besides. */
export function BatchSettings({ rules }: { rules: BatchRules }) {
  const { control } = useFormContext<WizardForm>()
  const size = useController({ control, name: 'batching.size' }).field
  const algorithm = useController({ control, name: 'batching.algorithm' }).field
  const key = useController({ control, name: 'batching.key' }).field
  const faults = {
    size: useThings('batching.size'),
    algorithm: useThings('batching.algorithm'),
    key: useThings('batching.key'),
  }
  const choices = algorithm.value === 'kept' ? [keptGrouping, ...groupings] : groupings
  const chosen = choices.find(({ id }) => id === algorithm.value)
  return (
    <div className={styles.grid}>
      <NumberInput
        id={controlId('batching.size')}
        label="Batch Size"
        description={faults.size === null && sizeHint(rules)}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={size.value}
        onChange={(value) => size.onChange(value === '' ? '' : Number(value))}
        onBlur={size.onBlur}
        error={faults.size}
      />
      <Select
        id={controlId('batching.algorithm')}
        label="Grouping Algorithm"
        description={chosen?.consequence}
        allowDeselect={false}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={choices.map(({ id, label }) => ({ value: id, label }))}
        value={algorithm.value}
        onChange={algorithm.onChange}
        onBlur={algorithm.onBlur}
        error={faults.algorithm}
      />
      {chosen?.needsKey && (
        <TextInput
          id={controlId('batching.key')}
          label="Key"
          description={
            rules.form ? `Lago reads the list under ${rules.form.key}.` : 'Name of the list in the body.'
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...key}
          error={faults.key}
        />
      )}
    </div>
  )
}

/** The cap explains itself; once it is broken, the error says the same. */
const sizeHint = ({ form }: BatchRules): string =>
  form ? `Lago accepts at most ${form.limit} ${form.key} per batch.` : 'Records in one request, at most.'
