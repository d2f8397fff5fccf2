import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { MacroInput } from '../macros/macro-input.tsx'
import styles from './headers.module.css'

/** One header of the person's own. */
export function HeaderRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { control } = useFormContext<WizardForm>()
  const name = useController({ control, name: `advanced.headers.${index}.name` }).field
  const value = useController({ control, name: `advanced.headers.${index}.value` }).field
  const place = `headers.${index}`
  const error = useThings(place)
  return (
    <div>
      <div className={styles.row}>
        <TextInput
          id={controlId(place)}
          size="xs"
          aria-label={`Name of header ${index + 1}`}
          placeholder="X-Source"
          autoComplete="off"
          spellCheck={false}
          {...name}
          error={error !== null}
        />
        <MacroInput
          size="xs"
          aria-label={`Value of header ${index + 1}`}
          placeholder="ferry, or {record.team}"
          {...value}
          error={error !== null}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove header ${index + 1}`}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <ProblemNote place={place} />
    </div>
  )
}
