import { Table } from '@mantine/core'
import type { CurlChange } from './curl-changes.ts'
import styles from './curl-changes-table.module.css'

/** Setting by setting: what it is now and what it would be. */
export const CurlChanges = ({ changes }: { changes: readonly CurlChange[] }) => (
  <Table className={styles.table} layout="fixed" verticalSpacing="xs">
    <Table.Thead>
      <Table.Tr>
        <Table.Th w="26%">Setting</Table.Th>
        <Table.Th>Now</Table.Th>
        <Table.Th>After the import</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {changes.map(({ label, before, after }) => (
        <Table.Tr key={label}>
          <Table.Th scope="row">{label}</Table.Th>
          <Table.Td>
            <del className={styles.value}>{before || 'none'}</del>
          </Table.Td>
          <Table.Td>
            <ins className={styles.value}>{after || 'none'}</ins>
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
