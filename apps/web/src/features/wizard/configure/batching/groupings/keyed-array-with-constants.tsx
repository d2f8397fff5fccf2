import { useFieldArray, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { ConstantRowInputs } from './constant-row.tsx'
import type { GroupingChoice, GroupingSettingsProps } from './grouping-choice.ts'
import { KeyInput } from './key-input.tsx'
import { AddButton, Choice, WideSetting } from './setting-parts.tsx'

const place = 'batching.constants'

function Settings({ rules }: GroupingSettingsProps) {
  const { control } = useFormContext<WizardForm>()
  const { fields, append, remove } = useFieldArray({ control, name: place })
  return (
    <>
      <KeyInput rules={rules} />
      <WideSetting place={place} label="Constants in each record">
        {fields.map(({ id }, index) => (
          <ConstantRowInputs key={id} index={index} onRemove={() => remove(index)} />
        ))}
        <AddButton place={place} onAdd={() => append({ name: '', value: '', as: 'text' })}>
          Add constant
        </AddButton>
      </WideSetting>
      <Choice
        control={control}
        name="batching.onConflict"
        label="Where a record has the name already"
        options={[
          { value: 'keep', label: 'Keep the record’s value' },
          { value: 'overwrite', label: 'Overwrite it with the constant' },
        ]}
      />
    </>
  )
}

export const keyedArrayWithConstants: GroupingChoice = {
  id: 'keyed_array_with_constants',
  label: 'Array under a key, with constants',
  consequence:
    'The body holds the list of records under one key, and each record carries your constants too.',
  isForTemplates: false,
  Settings,
}
