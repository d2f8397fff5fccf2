import type { TestCall } from '@ferry/contract'
import { Text } from '@mantine/core'
import { paths } from '../../../paths.ts'
import { TextLink } from '../../../ui/text-link.tsx'
import { Countdown } from './countdown.tsx'

/** Where to go on after an answer that needs something done outside of this payload. */
export function NextStep({ call: { answer, outcome } }: { call: Pick<TestCall, 'answer' | 'outcome'> }) {
  if (answer.status === 401 || answer.status === 403) {
    return (
      <Text size="sm" mt={6}>
        <TextLink to={paths.credentials()}>Replace or check the credential’s key</TextLink>
      </Text>
    )
  }
  if (answer.status === 429) {
    const reset = Number(
      answer.headers.find(({ name }) => name.toLowerCase() === 'x-ratelimit-reset')?.value ?? 1,
    )
    return <Countdown seconds={Number.isFinite(reset) ? Math.min(Math.max(reset, 1), 3600) : 1} />
  }
  if (answer.error === 'blocked_address') {
    return (
      <Text size="sm" mt={6}>
        Whoever runs Ferry can allow this host: set <code>FERRY_ALLOWED_HOSTS</code> and start Ferry again.
      </Text>
    )
  }
  if (outcome === 'unknown') {
    return (
      <Text size="sm" mt={6}>
        Sending the same payload again uses the same id and timestamp.
      </Text>
    )
  }
  return null
}
