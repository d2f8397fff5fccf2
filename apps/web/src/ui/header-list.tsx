import { Table } from '@mantine/core'
import { ScrollRegion } from './scroll-region.tsx'

/** HTTP headers as they were. */
export const HeaderList = ({ headers }: { headers: readonly { name: string; value: string }[] }) =>
  headers.length === 0 ? null : (
    <ScrollRegion label="Headers">
      <Table verticalSpacing={4} ff="monospace" fz={12.5}>
        <Table.Tbody>
          {headers.map(({ name, value }, index) => (
            // A header may be repeated, and the list never changes
            <Table.Tr key={`${name}-${index}`}>
              <Table.Th style={{ whiteSpace: 'nowrap' }}>{name}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
