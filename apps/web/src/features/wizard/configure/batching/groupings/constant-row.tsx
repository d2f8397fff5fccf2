import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import styles from '../batch-settings.module.css'

const kinds = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'json', label: 'JSON' },
]

/** One constant: its name, its value, and what kind of value it is. */
export function ConstantRowInputs({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { control } = useFormContext<WizardForm>()
  const name = useController({ control, name: `batching.constants.${index}.name` }).field
  const value = useController({ control, name: `batching.constants.${index}.value` }).field
  const kind = useController({ control, name: `batching.constants.${index}.as` }).field
  const rows = useWatch({ control, name: 'batching.constants' })
  const isRepeated = rows.some((row, other) => other > index && row.name !== '' && row.name === name.value)
  const number = index + 1
  return (
    <div className={styles.constant}>
      <TextInput
        size="xs"
        aria-label={`Name of constant ${number}`}
        placeholder="source"
        autoComplete="off"
        spellCheck={false}
        {...name}
        error={isRepeated && 'A later row has this name and counts instead.'}
      />
      <NativeSelect size="xs" aria-label={`Kind of constant ${number}`} data={kinds} {...kind} />
      <TextInput
        size="xs"
        aria-label={`Value of constant ${number}`}
        placeholder="ferry"
        autoComplete="off"
        spellCheck={false}
        {...value}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove constant ${number}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
