import type { Attribute } from '@ferry/contract'
import { Code, Table, Text } from '@mantine/core'
import { kindWords, shareWords } from '../../ui/attribute-words.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'

/** What was learnt of the attributes from the first records. */
export const AttributesTable = ({ attributes }: { attributes: readonly Attribute[] }) => (
  <ScrollRegion label="Attributes" isInset>
    <Table verticalSpacing={8} style={{ whiteSpace: 'nowrap' }}>
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
            <Table.Td>
              <Code>{path}</Code>
            </Table.Td>
            <Table.Td>{kindWords({ types })}</Table.Td>
            <Table.Td>
              <Text fz={12.5} ff="monospace" truncate maw="26rem" title={examples.join(', ')}>
                {examples.join(', ')}
              </Text>
            </Table.Td>
            <Table.Td>{nullShare === 0 ? 'never' : shareWords(nullShare)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </ScrollRegion>
)
