import type { Attribute } from '@ferry/contract'
import { Code, Table, Text } from '@mantine/core'
import { ScrollRegion } from '../../ui/scroll-region.tsx'

/** Share of records without a value, as a sentence part: `never`, `12 %`. */
const missing = (share: number) => {
  if (share === 0) return 'never'
  return share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`
}

/** What was learnt of the attributes from the first records. */
export const AttributesTable = ({ attributes }: { attributes: readonly Attribute[] }) => (
  <ScrollRegion label="Attributes">
    <Table verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Attribute</Table.Th>
          <Table.Th>Type</Table.Th>
          <Table.Th>Examples</Table.Th>
          <Table.Th>Without a value</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attributes.map(({ path, types, examples, nullShare }) => (
          <Table.Tr key={path}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              <Code>{path}</Code>
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{types.join(' or ')}</Table.Td>
            <Table.Td>
              <Text size="sm" ff="monospace" truncate maw="26rem" title={examples.join(', ')}>
                {examples.join(', ')}
              </Text>
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{missing(nullShare)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </ScrollRegion>
)
