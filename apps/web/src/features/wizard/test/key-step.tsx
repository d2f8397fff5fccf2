import { checkCredential } from '@ferry/contract'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { credentialsKey } from '../../../api/credentials.ts'
import { Failure } from '../../../ui/failure.tsx'
import { CheckResultNote } from '../../credentials/check-result.tsx'
import { EditCredentialDrawer } from '../../credentials/edit-credential-drawer.tsx'
import { useWizard } from '../wizard-context.tsx'

/** After 401 and 403: which key it was, and what can be done about it without leaving the payload. */
export function KeyStep({ credentialId }: { credentialId: string }) {
  const { credentials } = useWizard()
  const credential = credentials.find(({ id }) => id === credentialId)
  const [isEditing, drawer] = useDisclosure(false)
  const cache = useQueryClient()
  const check = useMutation({
    mutationFn: () => call(checkCredential, { params: { id: credentialId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: credentialsKey }),
  })
  if (!credential) return null
  return (
    <Stack gap={8} mt={6} align="flex-start">
      <Text size="sm">
        Key of {credential.name}, ends …<code>{credential.keyEnding}</code>.
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={drawer.open}>
          Replace credential
        </Button>
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Test connection
        </Button>
      </Group>
      {check.data && <CheckResultNote result={check.data} />}
      {check.error && <Failure sentence={sentenceOf(check.error)} />}
      <EditCredentialDrawer credential={isEditing ? credential : null} onClose={drawer.close} />
    </Stack>
  )
}
