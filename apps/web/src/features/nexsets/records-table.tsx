import type { Attribute } from '@ferry/contract'
import { Button, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { recordsQuery } from '../../api/nexsets.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { count } from '../../ui/numbers.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { RecordRow } from './record-row.tsx'

const pageSize = 50
const maxColumns = 8

/** Top-level attributes; deeper ones are seen in the record's JSON. */
const topLevel = (attributes: readonly Attribute[]) =>
  attributes
    .map(({ path }) => path)
    .filter((path) => !/[.[]/.test(path))
    .slice(0, maxColumns)

interface RecordsTableProps {
  nexsetId: string
  attributes: readonly Attribute[]
}

/** The records, fifty at a time, as columns and each as its own JSON text. */
export function RecordsTable({ nexsetId, attributes }: RecordsTableProps) {
  const [wanted, setFrom] = useState(0)
  // Deferred, so that the page in sight stays until the next one is there.
  const from = useDeferredValue(wanted)
  const { data } = useSuspenseQuery(recordsQuery(nexsetId, from, pageSize))
  const columns = topLevel(attributes)
  if (data.total === 0) {
    return (
      <EmptyState title="No records yet">
        <Text c="dimmed">Append some with POST /api/v1/nexsets/{nexsetId}/records.</Text>
      </EmptyState>
    )
  }
  return (
    <>
      <ScrollRegion label="Records" isInset>
        <Table verticalSpacing={6} aria-busy={wanted !== from}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Record</Table.Th>
              {columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
              <Table.Th>
                <VisuallyHidden>JSON</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((record) => (
              <RecordRow key={record.offset} record={record} columns={columns} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Pager from={from} shown={data.items.length} total={data.total} onTurn={setFrom} />
    </>
  )
}

interface PagerProps {
  from: number
  shown: number
  total: number
  onTurn: (from: number) => void
}

const Pager = ({ from, shown, total, onTurn }: PagerProps) => (
  <Group justify="space-between" px="md" py="sm">
    <Text size="sm" c="dimmed" role="status">
      Records {count(from + 1)}–{count(from + shown)} of {count(total)}
    </Text>
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        disabled={from === 0}
        onClick={() => onTurn(Math.max(0, from - pageSize))}
      >
        Previous
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={from + shown >= total}
        onClick={() => onTurn(from + shown)}
      >
        Next
      </Button>
    </Group>
  </Group>
)
