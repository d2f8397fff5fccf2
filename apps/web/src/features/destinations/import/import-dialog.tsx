import { type Destination, importDestination } from '@ferry/contract'
import { Button, FileButton, Group, Modal, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { credentialsQuery } from '../../../api/credentials.ts'
import { destinationsKey } from '../../../api/destinations.ts'
import { nexsetsQuery } from '../../../api/nexsets.ts'
import { paths } from '../../../paths.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'

interface Wanted {
  yaml: string
  nexsetId: string | null
  credentialId: string | null
}

/** Makes a destination of exported YAML. It is inactive, whatever the one it was exported from did. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [wanted, setWanted] = useState<Wanted>({ yaml: '', nexsetId: null, credentialId: null })
  const [{ data: nexsets }, { data: credentials }] = useSuspenseQueries({
    queries: [nexsetsQuery(), credentialsQuery()],
  })
  const importing = useImport()
  useReturnFocus()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!importing.isPending) importing.mutate(wanted)
  }
  return (
    <Modal opened onClose={onClose} title="Import a destination" size="lg" centered>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Textarea
            label="YAML"
            description="As exported by Ferry. It holds no API key."
            placeholder={'ferry: destination/1\nname: …'}
            autosize
            minRows={8}
            maxRows={16}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
            spellCheck={false}
            value={wanted.yaml}
            onChange={(event) => setWanted({ ...wanted, yaml: event.currentTarget.value })}
            data-autofocus
          />
          <Group>
            <FileButton
              accept=".yaml,.yml"
              onChange={(file) => void file?.text().then((yaml) => setWanted({ ...wanted, yaml }))}
            >
              {(props) => (
                <Button {...props} variant="default" size="xs">
                  Choose a file
                </Button>
              )}
            </FileButton>
          </Group>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label="Nexset"
              placeholder="As named in the file"
              clearable
              clearButtonProps={{ 'aria-label': 'Take the Nexset named in the file' }}
              data={nexsets.map(({ id, name }) => ({ value: id, label: name }))}
              value={wanted.nexsetId}
              onChange={(nexsetId) => setWanted({ ...wanted, nexsetId })}
            />
            <Select
              label="Credential"
              placeholder="As named in the file"
              clearable
              clearButtonProps={{ 'aria-label': 'Take the credential named in the file' }}
              data={credentials.map(({ id, name }) => ({ value: id, label: name }))}
              value={wanted.credentialId}
              onChange={(credentialId) => setWanted({ ...wanted, credentialId })}
            />
          </SimpleGrid>
          {importing.error && (
            <Failure sentence={sentenceOf(importing.error)} places={placesOf(importing.error)} />
          )}
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              Imported inactive; nothing is sent.
            </Text>
            <Group gap="xs" ml="auto">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={importing.isPending}>
                Import
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** `Line 12: Batch Size is at least 1.` One place alone is in the sentence already. */
const placesOf = (error: Error): string[] =>
  error instanceof ApiError && error.places.length > 1
    ? error.places.map(({ line, message }) => (line === undefined ? message : `Line ${line}: ${message}`))
    : []

function useImport() {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ yaml, nexsetId, credentialId }: Wanted): Promise<Destination> =>
      call(importDestination, {
        body: {
          yaml,
          ...(nexsetId !== null && { nexsetId }),
          ...(credentialId !== null && { credentialId }),
        },
      }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: destinationsKey, exact: true })
      await navigate({ to: paths.destination(id) })
    },
  })
}
