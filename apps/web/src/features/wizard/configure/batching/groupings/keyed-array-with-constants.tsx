import { Button, Group, Input, Radio, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useController, useFieldArray, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { controlId } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import styles from '../batch-settings.module.css'
import { ConstantRowInputs } from './constant-row.tsx'
import type { GroupingChoice, GroupingSettingsProps } from './grouping-choice.ts'
import { KeyInput } from './key-input.tsx'

function Settings({ rules }: GroupingSettingsProps) {
  const { control } = useFormContext<WizardForm>()
  const { fields, append, remove } = useFieldArray({ control, name: 'batching.constants' })
  const onConflict = useController({ control, name: 'batching.onConflict' }).field
  const error = useThings('batching.constants')
  return (
    <>
      <KeyInput rules={rules} />
      <Stack className={styles.wide} gap="xs" role="group" aria-labelledby="wizard-constants">
        <Input.Label id="wizard-constants" component="div">
          Constants in each record
        </Input.Label>
        {fields.map(({ id }, index) => (
          <ConstantRowInputs key={id} index={index} onRemove={() => remove(index)} />
        ))}
        {error !== null && <Input.Error>{error}</Input.Error>}
        <Group>
          <Button
            id={controlId('batching.constants')}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => append({ name: '', value: '', as: 'text' })}
          >
            Add constant
          </Button>
        </Group>
      </Stack>
      <Radio.Group
        className={styles.wide}
        label="Where a record has the name already"
        value={onConflict.value}
        onChange={onConflict.onChange}
      >
        <Group mt={6} gap="lg">
          <Radio value="keep" label="Keep the record’s value" />
          <Radio value="overwrite" label="Overwrite it with the constant" />
        </Group>
      </Radio.Group>
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
