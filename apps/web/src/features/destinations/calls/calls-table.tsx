import type { Call } from '@ferry/contract'
import { Button, Table, VisuallyHidden } from '@mantine/core'
import { count } from '../../../ui/numbers.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { CallOutcome } from './call-outcome.tsx'
import styles from './calls-section.module.css'

interface CallsTableProps {
  calls: readonly Call[]
  onOpen: (id: string) => void
}

/** Calls, a row each. The roles are said because a narrow screen lays them out as no table. */
export const CallsTable = ({ calls, onOpen }: CallsTableProps) => (
  <ScrollRegion label="Table of the calls" isInset>
    <Table role="table" className={styles.table} verticalSpacing={6}>
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">Time</Table.Th>
          <Table.Th role="columnheader">Request</Table.Th>
          <Table.Th role="columnheader">Records</Table.Th>
          <Table.Th role="columnheader">Answer</Table.Th>
          <Table.Th role="columnheader">Took</Table.Th>
          <Table.Th role="columnheader">
            <VisuallyHidden>Details</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {calls.map((call) => (
          <CallRow key={call.id} call={call} onOpen={() => onOpen(call.id)} />
        ))}
      </Table.Tbody>
    </Table>
  </ScrollRegion>
)

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** `10:52:41.206`, in the local time zone. */
const timeOfDay = (at: string) =>
  `${clock.format(Date.parse(at))}.${String(Date.parse(at) % 1000).padStart(3, '0')}`

/** What follows `/api/v1` in the address of a call. */
const pathBelowApi = (url: string) => new URL(url).pathname.replace(/^.*\/api\/v1(?=\/)/, '')

const CallRow = ({ call, onOpen }: { call: Call; onOpen: () => void }) => (
  <Table.Tr role="row">
    <Table.Td role="cell" className={styles.code}>
      {timeOfDay(call.sentAt)}
    </Table.Td>
    <Table.Td role="cell" className={styles.code} title={call.url}>
      <b>{call.method}</b> {pathBelowApi(call.url)}
    </Table.Td>
    <Table.Td role="cell" title={`Records ${count(call.firstOffset + 1)} to ${count(call.lastOffset + 1)}`}>
      {count(call.recordCount)}
    </Table.Td>
    <Table.Td role="cell">
      <CallOutcome call={call} />
    </Table.Td>
    <Table.Td role="cell">
      {count(call.latencyMs)} ms{call.attempt > 1 && ` · attempt ${call.attempt}`}
    </Table.Td>
    <Table.Td role="cell" ta="right">
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={onOpen}
        aria-label={`Details of the call at ${timeOfDay(call.sentAt)}`}
      >
        Details
      </Button>
    </Table.Td>
  </Table.Tr>
)
