import type { TestCall } from '@ferry/contract'
import { Button, Group, Text } from '@mantine/core'
import { paths } from '../../../paths.ts'
import { TextLink } from '../../../ui/text-link.tsx'
import type { PayloadActions } from './answer-view.tsx'
import { Countdown } from './countdown.tsx'
import { didYouMean } from './did-you-mean.ts'
import { KeyStep } from './key-step.tsx'
import { isRisky } from './risk.ts'
import { StoredCopy } from './stored-copy.tsx'

interface NextStepProps {
  call: TestCall
  /** Absent for calls of the past. */
  actions?: PayloadActions
}

/** What to do after an answer: the buttons of its state. */
export function NextStep({ call, actions }: NextStepProps) {
  const { answer, outcome, credentialId, request } = call
  if (answer.status === 401 || answer.status === 403) return <KeyStep credentialId={credentialId} />
  if (answer.status === 429) return <LimitStep call={call} />
  if (outcome === 'hold' && answer.status === 404) {
    const near = didYouMean(request)
    return near === null ? null : (
      <Text size="sm" mt={6}>
        Did you mean <code>{near}</code>?
      </Text>
    )
  }
  if (answer.error === 'blocked_address') {
    const { hostname } = new URL(request.url)
    return (
      <Text size="sm" mt={6}>
        {hostname} is a private address. An admin can allow this host in{' '}
        <TextLink to={paths.settings()}>Settings → Network</TextLink> (<code>FERRY_ALLOWED_HOSTS</code>).
      </Text>
    )
  }
  if (outcome === 'exists' || (outcome === 'rejected' && call.refusals.some(isTaken))) {
    return (
      <StoredCopy testCall={call} label="Show stored copy">
        {actions?.useNewId && (
          <Button size="xs" variant="default" onClick={actions.useNewId}>
            Use new id
          </Button>
        )}
      </StoredCopy>
    )
  }
  if (outcome !== 'unknown') return null
  return (
    <StoredCopy testCall={call} label="Check in Lago" isPrimary>
      {/* Where a repeat repeats the effect, the sentence says to look first, and no button makes it easy. */}
      {actions && !isRisky(request) && (
        <Button size="xs" variant="default" onClick={actions.sendAgain}>
          Send again, with the same id and timestamp
        </Button>
      )}
    </StoredCopy>
  )
}

const isTaken = ({ code }: TestCall['refusals'][number]) => code === 'value_already_exist'

/** `Lago is limiting this organization: 0 of 500 left, resets in 1 s.` A test is never sent again by itself. */
function LimitStep({ call: { answer } }: { call: TestCall }) {
  const numberOf = (wanted: string): number | null => {
    const text = answer.headers.find(({ name }) => name.toLowerCase() === `x-ratelimit-${wanted}`)?.value
    const value = Number(text)
    return text === undefined || !Number.isFinite(value) ? null : value
  }
  const [limit, left] = [numberOf('limit'), numberOf('remaining')]
  return (
    <Group gap={6} mt={6}>
      <Text size="sm">
        Lago is limiting this organization
        {limit === null || left === null ? '.' : `: ${left} of ${limit} left.`}
      </Text>
      <Countdown seconds={Math.min(Math.max(numberOf('reset') ?? 1, 1), 3600)} />
    </Group>
  )
}
