import { Table } from '@mantine/core'
import type { CurlChange } from './curl-changes.ts'
import styles from './curl-changes-table.module.css'

/** Setting by setting: what it is now and what it would be. Roles are said: narrow, it is laid out as no table. */
export const CurlChanges = ({ changes }: { changes: readonly CurlChange[] }) => (
  <Table role="table" className={styles.table} layout="fixed" verticalSpacing="xs">
    <Table.Thead role="rowgroup">
      <Table.Tr role="row">
        <Table.Th role="columnheader" w="26%">
          Setting
        </Table.Th>
        <Table.Th role="columnheader">Now</Table.Th>
        <Table.Th role="columnheader">After the import</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody role="rowgroup">
      {changes.map(({ label, before, after }) => (
        <Table.Tr role="row" key={label}>
          <Table.Th role="rowheader" scope="row">
            {label}
          </Table.Th>
          <Table.Td role="cell">
            <del className={styles.value}>{before || 'none'}</del>
          </Table.Td>
          <Table.Td role="cell">
            <ins className={styles.value}>{after || 'none'}</ins>
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
