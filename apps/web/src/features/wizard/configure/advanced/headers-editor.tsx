import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { focusPlace } from '../../things.ts'
import { useChoices } from '../../use-choices.ts'
import { HeaderRow } from './header-row.tsx'
import { HeadersText } from './headers-text.tsx'
import { LockedHeader } from './locked-header.tsx'

/** Request Headers as rows or as one text; the two that Ferry sets stand there, locked. */
export function HeadersEditor() {
  const { control } = useFormContext<WizardForm>()
  const { fields, append, remove, replace } = useFieldArray({ control, name: 'advanced.headers' })
  const method = useWatch({ control, name: 'advanced.method' })
  const { credential } = useChoices()
  const unread = useWatch({ control, name: 'advanced.headersText' })
  const [isTextWanted, { toggle }] = useDisclosure(false)
  // What cannot be read has no rows: it stays in sight until it is mended.
  const isText = isTextWanted || unread !== undefined
  const change = () => (unread === undefined ? toggle() : focusPlace('headers.0'))
  return (
    <Stack gap="xs" role="group" aria-label="Request Headers">
      <Group justify="space-between">
        <Text fw={600} size="sm">
          Request Headers
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={change}>
          {isText ? 'Edit as rows' : 'Edit as text'}
        </Button>
      </Group>
      <LockedHeader
        name="Authorization"
        value={`Bearer ••••${credential?.keyEnding ?? ''}`}
        reason="The key of the credential, added by the server at the last step."
      />
      {method !== 'DELETE' && (
        <LockedHeader name="Content-Type" value="application/json" reason="Set by the Content Format." />
      )}
      {isText ? (
        <HeadersText onChange={replace} />
      ) : (
        <>
          {fields.map(({ id }, index) => (
            <HeaderRow key={id} index={index} onRemove={() => remove(index)} />
          ))}
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => append({ name: '', value: '' })}
            >
              Add header
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}
