import { type AllowedHost, addAllowedHost, removeAllowedHost } from '@ferry/contract'
import { Button, Code, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { allowedHostsKey } from '../../api/settings.ts'
import { Failure } from '../../ui/failure.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import styles from './settings.module.css'

/** Private hosts that Ferry may call. Public addresses need no permission. */
export function Network({ hosts }: { hosts: readonly AllowedHost[] }) {
  const [entry, setEntry] = useState('')
  const { add, remove } = useChanges(() => setEntry(''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!add.isPending) add.mutate(entry)
  }
  return (
    <SectionCard title="Network">
      <Stack gap="md" className={styles.body}>
        <Text size="sm" c="dimmed" maw="44rem">
          Ferry calls public addresses only, so that nobody can use it to reach into your network. If your
          Lago lives on a private address, allow its host here. Link-local and metadata addresses are never
          called.
        </Text>
        {hosts.length === 0 ? (
          <Text size="sm">No private host is allowed.</Text>
        ) : (
          <Table aria-label="Allowed hosts" className={styles.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Host or network</Table.Th>
                <Table.Th>Added</Table.Th>
                <Table.Th aria-label="Remove" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {hosts.map((host) => (
                <Table.Tr key={host.entry}>
                  <Table.Td>
                    <Code>{host.entry}</Code>
                  </Table.Td>
                  <Table.Td>
                    {host.fromEnvironment ? 'by FERRY_ALLOWED_HOSTS' : <TimeAgo at={host.addedAt} />}
                  </Table.Td>
                  <Table.Td ta="right">
                    <IconButton
                      label={
                        host.fromEnvironment
                          ? `Remove ${host.entry} until the next start`
                          : `Remove ${host.entry}`
                      }
                      variant="subtle"
                      onClick={() => remove.mutate(host.entry)}
                    >
                      <IconX size={16} aria-hidden />
                    </IconButton>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {remove.error && <Failure sentence={sentenceOf(remove.error)} />}
        <form onSubmit={submit} noValidate>
          <Group align="flex-end" gap="xs">
            <TextInput
              label="Allow a host"
              placeholder="lago.internal, 10.0.0.5 or 10.0.0.0/8"
              value={entry}
              onChange={(event) => setEntry(event.currentTarget.value)}
              error={add.error && sentenceOf(add.error)}
              w={{ base: '100%', xs: 340 }}
              autoComplete="off"
              spellCheck={false}
              inputWrapperOrder={['label', 'input', 'error']}
            />
            <Button type="submit" loading={add.isPending} className={styles.add}>
              Allow
            </Button>
          </Group>
        </form>
      </Stack>
    </SectionCard>
  )
}

/** Both answer the list as it is from then on. */
function useChanges(onAdded: () => void) {
  const cache = useQueryClient()
  const keep = (hosts: readonly AllowedHost[]) => cache.setQueryData(allowedHostsKey, hosts)
  const add = useMutation({
    mutationFn: (entry: string) => call(addAllowedHost, { body: { entry } }),
    onSuccess: (hosts) => {
      keep(hosts)
      onAdded()
    },
  })
  const remove = useMutation({
    mutationFn: (entry: string) => call(removeAllowedHost, { params: { entry } }),
    onSuccess: keep,
  })
  return { add, remove }
}
