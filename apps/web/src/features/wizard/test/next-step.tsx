import type { TestCall } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { Countdown } from './countdown.tsx'
import { KeyStep } from './key-step.tsx'
import { isRisky } from './risk.ts'

interface NextStepProps {
  call: Pick<TestCall, 'answer' | 'outcome' | 'credentialId' | 'request'>
  /** Presses Send Test Data once more; absent for calls of the past. */
  sendAgain?: () => void
}

/** Where to go on after an answer that needs something done outside of this payload. */
export function NextStep({ call: { answer, outcome, credentialId, request }, sendAgain }: NextStepProps) {
  if (answer.status === 401 || answer.status === 403) return <KeyStep credentialId={credentialId} />
  if (answer.status === 429) {
    const reset = Number(
      answer.headers.find(({ name }) => name.toLowerCase() === 'x-ratelimit-reset')?.value ?? 1,
    )
    return <Countdown seconds={Number.isFinite(reset) ? Math.min(Math.max(reset, 1), 3600) : 1} />
  }
  if (answer.error === 'blocked_address') {
    return (
      <Text size="sm" mt={6}>
        Whoever runs Ferry can allow it, with <code>FERRY_ALLOWED_HOSTS={new URL(request.url).hostname}</code>{' '}
        at the next start.
      </Text>
    )
  }
  // Where a repeat repeats the effect, the sentence says to look first, and no button makes it easy.
  if (outcome === 'unknown' && sendAgain && !isRisky(request)) {
    return (
      <Button size="xs" variant="default" mt={8} onClick={sendAgain}>
        Send again, with the same id and timestamp
      </Button>
    )
  }
  return null
}
