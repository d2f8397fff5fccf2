import { Checkbox } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { ProblemNote } from '../../../problem-note.tsx'
import { AttributeMultiSelect } from '../../attributes/attribute-multi-select.tsx'
import styles from '../batch-settings.module.css'
import type { GroupingChoice, GroupingSettingsProps } from './grouping-choice.ts'
import { KeyInput } from './key-input.tsx'
import { Choice } from './setting-parts.tsx'

function Settings({ rules }: GroupingSettingsProps) {
  const { control } = useFormContext<WizardForm>()
  const attributes = useController({ control, name: 'batching.attributes' }).field
  const includeGroup = useController({ control, name: 'batching.includeGroup' }).field
  return (
    <>
      <KeyInput rules={rules} />
      <div className={styles.wide}>
        <AttributeMultiSelect
          place="batching.attributes"
          label="Attributes"
          description="Records that have the same values in all of them share a request."
          placeholder="Choose what to group by"
          value={attributes.value}
          onChange={attributes.onChange}
          onBlur={attributes.onBlur}
        />
        <ProblemNote place="batching.attributes" thingsElsewhere />
      </div>
      <Checkbox
        className={styles.wide}
        label="Put the group’s values beside the list"
        description={rules.form && 'Not here: Lago reads nothing beside the list.'}
        checked={includeGroup.value}
        onChange={(event) => includeGroup.onChange(event.currentTarget.checked)}
        onBlur={includeGroup.onBlur}
      />
      <Choice
        control={control}
        name="batching.missing"
        label="Records without the attribute"
        options={[
          { value: 'own_group', label: 'Send as a group of their own' },
          { value: 'hold_back', label: 'Hold back: set aside, not sent' },
        ]}
      />
    </>
  )
}

export const groupBy: GroupingChoice = {
  id: 'group_by',
  label: 'Group by attributes',
  consequence: 'One request for each value of the attributes you choose, with its records in a list.',
  isForTemplates: true,
  Settings,
}
