import { ActionIcon, PasswordInput, TextInput, Tooltip } from '@mantine/core'
import { IconLock, IconLockOpen, IconX } from '@tabler/icons-react'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { useWizard } from '../../wizard-context.tsx'
import { MacroInput } from '../macros/macro-input.tsx'
import styles from './headers.module.css'

/** One header of the person's own; the value of a secret one is typed blind and never shown again. */
export function HeaderRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const { control } = useFormContext<WizardForm>()
  const name = useController({ control, name: `advanced.headers.${index}.name` }).field
  const value = useController({ control, name: `advanced.headers.${index}.value` }).field
  const secret = useController({ control, name: `advanced.headers.${index}.secret` }).field
  const isKept = useWizard().edited?.secretHeaders.includes(name.value.trim().toLowerCase())
  const Lock = secret.value ? IconLock : IconLockOpen
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
        {secret.value ? (
          <PasswordInput
            size="xs"
            aria-label={`Secret value of header ${index + 1}`}
            placeholder={isKept ? '•••••••• kept; type to replace it' : 'The secret itself'}
            autoComplete="off"
            {...value}
            error={error !== null}
          />
        ) : (
          <MacroInput
            size="xs"
            aria-label={`Value of header ${index + 1}`}
            placeholder="ferry, or {record.team}"
            {...value}
            error={error !== null}
          />
        )}
        <Tooltip label="Secret: stored sealed, put in by the server, never shown again">
          <ActionIcon
            variant={secret.value ? 'light' : 'subtle'}
            color={secret.value ? 'lake' : 'gray'}
            aria-label={`Secret: header ${index + 1}`}
            aria-pressed={secret.value === true}
            onClick={() => {
              // A secret is no text any more, and a text no secret: what stood there would be shown, or taken for a macro.
              value.onChange('')
              secret.onChange(secret.value ? undefined : true)
            }}
          >
            <Lock size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
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
