import type { Destination } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { destinationsQuery } from '../../api/destinations.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CardList, ListCard } from '../../ui/list-card.tsx'
import { count } from '../../ui/numbers.ts'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import styles from './destinations-page.module.css'
import { ProgressBar } from './progress-bar.tsx'
import { arrived, toGo } from './progress-parts.ts'
import { StatusPill } from './status-pill.tsx'

const ImportDialog = lazy(() =>
  import('./import/import-dialog.tsx').then((m) => ({ default: m.ImportDialog })),
)

/** All destinations with how far they are; asked for again while one is at work. */
export function DestinationsPage() {
  const [isImporting, importing] = useDisclosure(false)
  const { data: destinations } = useSuspenseQuery({
    ...destinationsQuery(),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'active') ? 5_000 : false),
  })
  return (
    <>
      <PageHeader
        title="Destinations"
        actions={
          <Button variant="default" onClick={importing.open}>
            Import YAML
          </Button>
        }
      />
      <PageBody>
        {destinations.length === 0 ? (
          <EmptyState title="No destinations yet">
            <Text c="dimmed">
              Choose a Nexset, press its + and then Send to Destination. Nothing is sent before you activate.
            </Text>
            <Button component={Link} to={paths.nexsets()}>
              Go to the Nexsets
            </Button>
          </EmptyState>
        ) : (
          <CardList label="Destinations">
            {destinations.map((destination) => (
              <DestinationCard key={destination.id} destination={destination} />
            ))}
          </CardList>
        )}
      </PageBody>
      <Suspense fallback={null}>{isImporting && <ImportDialog onClose={importing.close} />}</Suspense>
    </>
  )
}

const DestinationCard = ({ destination }: { destination: Destination }) => {
  const { id, name, status, nexset, credential, progress, hold, lastDeliveredAt } = destination
  return (
    <ListCard
      title={
        <span className={styles.title}>
          <TextLink to={paths.destination(id)}>{name}</TextLink>
          <StatusPill status={status} />
        </span>
      }
      below={
        <>
          <div>{hold ? hold.sentence : `${nexset.name} → ${credential.name}`}</div>
          <div className={styles.bar}>
            <ProgressBar progress={progress} thin />
          </div>
        </>
      }
      facts={[
        { name: 'At Lago', value: count(arrived(progress)) },
        { name: 'Still to go', value: count(toGo(progress)) },
        { name: 'Needs attention', value: count(progress.setAside + progress.unknown) },
        { name: 'Last delivered', value: lastDeliveredAt ? <TimeAgo at={lastDeliveredAt} /> : 'Never' },
      ]}
    />
  )
}
