import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../form.ts'
import { controlId } from '../things.ts'
import { useChoices } from '../use-choices.ts'

/** Names the destination. An empty box means the name Ferry made of Nexset and credential. */
export function RenameButton() {
  const [isOpen, popover] = useDisclosure(false)
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'name' })
  const { name } = useChoices()
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => (opened ? popover.open() : popover.close())}
      trapFocus
      withinPortal
      width={320}
      position="bottom-start"
    >
      <Popover.Target>
        <ActionIcon
          id={controlId('name')}
          variant="subtle"
          color="gray"
          aria-label="Rename the destination"
          onClick={popover.toggle}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Rename the destination">
        <TextInput
          label="Name of the destination"
          placeholder={name}
          maxLength={200}
          {...field}
          onKeyDown={(event) => {
            if (event.key === 'Enter') popover.close()
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
