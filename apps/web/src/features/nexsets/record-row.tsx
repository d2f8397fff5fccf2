import { prettyJson, type SourceRecord } from '@ferry/core'
import { Button, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { CodeBlock } from '../../ui/code-block.tsx'
import { count } from '../../ui/numbers.ts'
import { recordCells } from './record-cells.ts'
import styles from './record-row.module.css'

/** One record: its first attributes, and its whole JSON text on demand. */
export function RecordRow({ record, columns }: { record: SourceRecord; columns: readonly string[] }) {
  const [open, { toggle }] = useDisclosure(false)
  const number = count(record.offset + 1)
  return (
    <>
      <Table.Tr>
        <Table.Td className={styles.number}>{number}</Table.Td>
        {recordCells(record.text, columns).map((text, index) => (
          <Table.Td key={columns[index]} className={styles.cell} title={text ?? 'absent'}>
            {text ?? '–'}
          </Table.Td>
        ))}
        <Table.Td ta="right">
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={open}
            onClick={toggle}
            aria-label={`JSON of record ${number}`}
          >
            JSON
          </Button>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={columns.length + 2}>
            <div className={styles.whole}>
              <CodeBlock label={`JSON of record ${number}`} text={prettyJson(record.text)} />
            </div>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  )
}
