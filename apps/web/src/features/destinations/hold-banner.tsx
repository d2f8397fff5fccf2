import { type Destination, probeDestination } from '@ferry/contract'
import { Button, Group, Text } from '@mantine/core'
import { sentenceOf } from '../../api/api-error.ts'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { useDestinationAction } from './use-destination-action.ts'

/** Why a destination is held, since when, and how to go on. */
export function HoldBanner({ destination }: { destination: Destination }) {
  const probe = useDestinationAction(destination.id, probeDestination)
  const { hold } = destination
  if (destination.status !== 'held' || !hold) return null
  return (
    <Notice
      role="alert"
      meaning="attention"
      title="Held. Every record is stored safely and nothing was billed twice."
    >
      <Text size="sm">{hold.sentence}</Text>
      <Text size="sm" c="dimmed">
        Since <TimeAgo at={hold.since} />
        {hold.nextProbeAt && (
          <> · Ferry tries again by itself at {clock.format(Date.parse(hold.nextProbeAt))}</>
        )}
      </Text>
      {probe.error && <Text size="sm">{sentenceOf(probe.error)}</Text>}
      <Group mt="sm">
        <Button variant="default" size="xs" loading={probe.isPending} onClick={() => probe.mutate({})}>
          Try now
        </Button>
        <TextLink to={paths.credentials()} size="sm">
          Credentials
        </TextLink>
      </Group>
    </Notice>
  )
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
