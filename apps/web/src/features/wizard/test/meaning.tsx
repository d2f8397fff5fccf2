import type { TestCall } from '@ferry/contract'
import { resend } from '@ferry/core'
import { Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { counted } from '../../../ui/numbers.ts'
import { eventsIn, textAt } from './risk.ts'
import { canEstimate, estimateQuery } from './use-estimate.ts'

/** What it means: what Lago did, whether it is billed, and what a second send would do. */
export function Meaning({ call }: { call: TestCall }) {
  const { outcome, request, sentence, credentialId } = call
  const events = outcome === 'accepted' ? eventsIn(request.body) : []
  const metrics = new Set(events.map((event) => textAt(event, 'code')))
  return (
    <Stack gap={8}>
      <Text size="sm">
        {events.length > 0
          ? `${counted(events.length, 'event')} accepted. ${metrics.size === 1 ? 'Metric' : 'Metrics'} ${[...metrics].join(', ')}.`
          : sentence}
      </Text>
      {events.length > 0 && canEstimate(request) && (
        <Billability credentialId={credentialId} request={request} />
      )}
      <Text size="sm" c="dimmed">
        {repeats[resend(request)]}
      </Text>
    </Stack>
  )
}

/**
 * Accepted is not billed: Lago stores events of unknown subscriptions and metrics too, so it is asked. The sentence of the
 * whole estimate is not for here: it says that nothing was written.
 */
function Billability({ credentialId, request }: Pick<TestCall, 'credentialId' | 'request'>) {
  const { data, error } = useQuery(estimateQuery(credentialId, request))
  if (error) return <Text size="sm">Billability is not known. {sentenceOf(error)}</Text>
  if (!data) {
    return (
      <Text size="sm" role="status">
        <Loader size={12} mr={6} aria-hidden /> Checking billability…
      </Text>
    )
  }
  const bad = data.items.find(({ finding }) => finding !== 'billable')
  const shown = bad ?? data.items[0]
  const alike = data.items.filter(({ finding }) => finding === shown?.finding).length
  const word = !bad ? 'Billable.' : bad.finding === 'not_billed' ? 'Not billed.' : 'Billability is not clear.'
  return (
    <Text size="sm" role="status">
      <strong>{word}</strong> {shown?.sentence}
      {data.items.length > 1 && ` So it is with ${alike} of ${data.items.length} events that were looked at.`}
    </Text>
  )
}

/** By resend class. */
const repeats = {
  A: 'Sent again, it sets the same values once more: nothing is doubled.',
  B: 'Sent again with the same id, Lago knows it and stores nothing twice.',
  C: 'Sent again, it takes effect again: Lago does not notice a repeat.',
  D: 'Sent again, it leaves things as they are.',
  R: 'It only reads; sent again, nothing changes.',
} as const
