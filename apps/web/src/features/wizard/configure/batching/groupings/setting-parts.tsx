import { Button, Group, Input, Radio } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type Control, useController } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { controlId, type Place } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import styles from '../batch-settings.module.css'

/** A setting of a grouping that takes the whole width, with what must be mended in it below. */
export function WideSetting({
  place,
  label,
  children,
}: {
  place: Place
  label: string
  children: ReactNode
}) {
  const error = useThings(place)
  const id = `${controlId(place)}-label`
  return (
    <div className={styles.wide} role="group" aria-labelledby={id}>
      <Input.Label id={id} component="div">
        {label}
      </Input.Label>
      <div className={styles.setting}>{children}</div>
      {error !== null && <Input.Error mt={4}>{error}</Input.Error>}
    </div>
  )
}

interface ChoiceProps<Name extends 'batching.onConflict' | 'batching.missing'> {
  control: Control<WizardForm>
  name: Name
  label: string
  options: readonly { value: string; label: string }[]
}

/** One of two ways, both in sight. */
export function Choice<Name extends 'batching.onConflict' | 'batching.missing'>({
  control,
  name,
  label,
  options,
}: ChoiceProps<Name>) {
  const { field } = useController({ control, name })
  return (
    <Radio.Group className={styles.wide} label={label} value={field.value} onChange={field.onChange}>
      <Group mt={6} gap="lg">
        {options.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </Group>
    </Radio.Group>
  )
}

/** Adds a row to a list of settings. */
export const AddButton = ({
  place,
  children,
  onAdd,
}: {
  place: Place
  children: ReactNode
  onAdd: () => void
}) => (
  <div>
    <Button
      id={controlId(place)}
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onAdd}
    >
      {children}
    </Button>
  </div>
)
