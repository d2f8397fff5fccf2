import { Select } from '@mantine/core'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import type { BatchRules } from './batch-rules.ts'
import styles from './grouping-select.module.css'
import type { GroupingChoice } from './groupings/grouping-choice.ts'
import { groupings } from './groupings/groupings.ts'

interface GroupingSelectProps {
  rules: BatchRules
  chosen: GroupingChoice | undefined
  onChange: (id: GroupingChoice['id']) => void
}

/** **Grouping Algorithm**: each with what it does; one that cannot work here stands there with the reason. */
export function GroupingSelect({ rules, chosen, onChange }: GroupingSelectProps) {
  const error = useThings('batching.algorithm')
  const isPossible = (choice: GroupingChoice) => !rules.isTemplate || choice.isForTemplates
  const choiceOf = (value: string) => groupings.find(({ id }) => id === value)
  return (
    <Select
      id={controlId('batching.algorithm')}
      label="Grouping Algorithm"
      description={chosen?.consequence}
      allowDeselect={false}
      classNames={{ option: styles.item }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      maxDropdownHeight={420}
      data={groupings.map((choice) => ({
        value: choice.id,
        label: choice.label,
        disabled: !isPossible(choice) && choice !== chosen,
      }))}
      value={chosen?.id ?? null}
      onChange={(value) => {
        const choice = choiceOf(value ?? '')
        if (choice) onChange(choice.id)
      }}
      error={error}
      renderOption={({ option }) => {
        const choice = choiceOf(option.value)
        return (
          <span className={styles.option}>
            <span>{option.label}</span>
            <span className={styles.words}>
              {choice && !isPossible(choice) && rules.form
                ? `Not in a template: its batch is one list under ${rules.form.key}. Possible in Advanced.`
                : choice?.consequence}
            </span>
          </span>
        )
      }}
    />
  )
}
