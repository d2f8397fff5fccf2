import { ApiKey, type Credential, changeCredential, Description, Name } from '@ferry/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { credentialsKey } from '../../api/credentials.ts'
import { SecretField } from '../../fields/secret-field.tsx'
import { TextField } from '../../fields/text-field.tsx'
import { TextareaField } from '../../fields/textarea-field.tsx'
import { Failure } from '../../ui/failure.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'

/** Empty, the key stays as it is. */
const NewKey = z
  .string()
  .trim()
  .superRefine((key, context) => {
    const [fault] = key === '' ? [] : (ApiKey.safeParse(key).error?.issues ?? [])
    if (fault) context.addIssue({ code: 'custom', message: fault.message })
  })
const Values = z.object({ name: Name, description: Description, apiKey: NewKey })
type Values = z.infer<typeof Values>

interface EditCredentialDrawerProps {
  /** The one to edit; null closes the panel. */
  credential: Credential | null
  onClose: () => void
}

/** Side panel to rename a credential or to replace its key. */
export const EditCredentialDrawer = ({ credential, onClose }: EditCredentialDrawerProps) => (
  <SidePanel opened={credential !== null} onClose={onClose} title="Edit credential">
    {credential && <EditForm credential={credential} onClose={onClose} />}
  </SidePanel>
)

function EditForm({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { name, description } = credential
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(Values),
    defaultValues: { name, description, apiKey: '' },
  })
  const change = useChange(credential, onClose)
  return (
    <form onSubmit={handleSubmit((values) => change.mutate(values))} noValidate>
      <Stack>
        <TextField control={control} name="name" label="Name" required data-autofocus />
        <TextareaField control={control} name="description" label="Description" autosize minRows={2} />
        <Text size="sm" c="dimmed">
          Calls go to <Code>{credential.baseUrl}</Code>
        </Text>
        <SecretField
          control={control}
          name="apiKey"
          label="New API key"
          description={`Leave it empty to keep the key ending in ${credential.keyEnding}.`}
        />
        {change.error && <Failure sentence={sentenceOf(change.error)} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={change.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useChange({ id, version }: Credential, onChanged: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ apiKey, ...words }: Values) =>
      call(changeCredential, {
        params: { id },
        body: { version, ...words, ...(apiKey !== '' && { apiKey }) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: credentialsKey })
      onChanged()
    },
  })
}
