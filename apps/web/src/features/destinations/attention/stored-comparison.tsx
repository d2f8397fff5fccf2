import type { SetAsideDetail } from '@ferry/contract'
import { Stack, Table, Text } from '@mantine/core'
import { BodyView } from '../../../ui/body-view.tsx'
import { MeaningPill } from '../../../ui/meaning-pill.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { compareEvents } from './compare-events.ts'
import styles from './stored-comparison.module.css'

/** This record's event beside the one that Lago holds under its id. Roles are said: narrow, it is laid out as no table. */
export function StoredComparison({ record, stored }: { record: SetAsideDetail; stored: string }) {
  const { call, next } = record
  const ours = call?.request.body ?? next.request?.body ?? null
  const fields = ours === null ? null : compareEvents(ours, call ? call.position : 0, stored)
  if (!fields) {
    return (
      <Stack gap="sm">
        <Text size="sm">This is what Lago holds under the id. It cannot be compared field by field.</Text>
        <BodyView label="What Lago holds" text={stored} />
      </Stack>
    )
  }
  return (
    <Stack gap="sm">
      <Text size="sm">
        Lago bills the event that it holds, and not this one. If both are real, use a new id; if this one is a
        mistake, discard it.
      </Text>
      <ScrollRegion label="This event and the one that Lago holds">
        <Table role="table" verticalSpacing={6} fz={12.5} className={styles.table}>
          <Table.Thead role="rowgroup">
            <Table.Tr role="row">
              <Table.Th role="columnheader">Field</Table.Th>
              <Table.Th role="columnheader">This record</Table.Th>
              <Table.Th role="columnheader">Held by Lago</Table.Th>
              <Table.Th role="columnheader">Alike</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody role="rowgroup">
            {fields.map(({ name, ours: sent, theirs, differs }) => (
              <Table.Tr role="row" key={name}>
                <Table.Th role="rowheader" scope="row" ff="monospace">
                  {name}
                </Table.Th>
                <Table.Td role="cell" ff="monospace" data-of="This record">
                  {sent ?? 'none'}
                </Table.Td>
                <Table.Td role="cell" ff="monospace" data-of="Held by Lago">
                  {theirs ?? 'none'}
                </Table.Td>
                <Table.Td role="cell" className={styles.alike}>
                  {differs ? <MeaningPill meaning="refused">differs</MeaningPill> : 'same'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Stack>
  )
}
