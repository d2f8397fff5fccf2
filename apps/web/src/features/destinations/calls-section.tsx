import type { Call } from '@ferry/contract'
import { Button, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/api-error.ts'
import { lastCallsQuery } from '../../api/destinations.ts'
import { LoadError } from '../../ui/load-error.tsx'
import { type Meaning, MeaningPill } from '../../ui/meaning-pill.tsx'
import { count } from '../../ui/numbers.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import { CallOutcome } from './call-outcome.tsx'
import { CallPanel } from './call-panel.tsx'
import styles from './calls-section.module.css'
import { callsShown, type Liveness } from './use-live-destination.ts'

const livenessWords: Record<Liveness, { meaning: Meaning; word: string }> = {
  connecting: { meaning: 'quiet', word: 'connecting' },
  live: { meaning: 'acting', word: 'live' },
  polling: { meaning: 'attention', word: 'stream down, asking every 2 s' },
}

interface CallsSectionProps {
  destinationId: string
  liveness: Liveness
  isActive: boolean
}

/** The last calls to Lago, live; each opens to its request and answer. */
export function CallsSection({ destinationId, liveness, isActive }: CallsSectionProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const calls = useQuery({
    ...lastCallsQuery(destinationId, callsShown),
    refetchInterval: liveness === 'polling' ? 2_000 : false,
  })
  const { meaning, word } = livenessWords[liveness]
  return (
    <SectionCard title="Last calls" aside={<MeaningPill meaning={meaning}>{word}</MeaningPill>}>
      {calls.isPending && <Skeleton height={160} m="md" width="auto" />}
      {calls.isLoadingError && (
        <LoadError sentence={sentenceOf(calls.error)} onRetry={() => void calls.refetch()} />
      )}
      {calls.data?.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {isActive ? 'No call was made yet.' : 'No call was made yet. Nothing is sent before you activate.'}
        </Text>
      )}
      {calls.data && calls.data.length > 0 && <CallsTable calls={calls.data} onOpen={setOpened} />}
      <CallPanel destinationId={destinationId} callId={opened} onClose={() => setOpened(null)} />
    </SectionCard>
  )
}

const CallsTable = ({ calls, onOpen }: { calls: readonly Call[]; onOpen: (id: string) => void }) => (
  <ScrollRegion label="Table of the last calls">
    <Table className={styles.table} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Time</Table.Th>
          <Table.Th>Request</Table.Th>
          <Table.Th>Records</Table.Th>
          <Table.Th>Answer</Table.Th>
          <Table.Th>Took</Table.Th>
          <Table.Th>
            <VisuallyHidden>Details</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
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
  <Table.Tr>
    <Table.Td className={styles.code}>{timeOfDay(call.sentAt)}</Table.Td>
    <Table.Td className={styles.code} title={call.url}>
      <b>{call.method}</b> {pathBelowApi(call.url)}
    </Table.Td>
    <Table.Td title={`Records ${count(call.firstOffset + 1)} to ${count(call.lastOffset + 1)}`}>
      {count(call.recordCount)}
    </Table.Td>
    <Table.Td>
      <CallOutcome call={call} />
    </Table.Td>
    <Table.Td>
      {count(call.latencyMs)} ms{call.attempt > 1 && ` · attempt ${call.attempt}`}
    </Table.Td>
    <Table.Td ta="right">
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
