import { paths } from '../../paths.ts'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { AnswersSection } from './answers/answers-section.tsx'
import { AttentionSection } from './attention/attention-section.tsx'
import { CallsSection } from './calls/calls-section.tsx'
import { DestinationActions } from './destination-actions.tsx'
import styles from './destination-page.module.css'
import { FlowStrip } from './flow-strip.tsx'
import { HoldBanner } from './hold-banner.tsx'
import { ProgressCard } from './progress-card.tsx'
import { SetupCard } from './setup-card.tsx'
import { StatusPill } from './status-pill.tsx'
import { useLiveDestination } from './use-live-destination.ts'

/** One destination at work: what arrived, what is on its way, what needs a person. */
export function DestinationPage({ destinationId }: { destinationId: string }) {
  const { destination, liveness } = useLiveDestination(destinationId)
  const { progress, lastDeliveredAt } = destination
  return (
    <>
      <PageHeader
        title={destination.name}
        above={[{ title: 'Destinations', to: paths.destinations() }]}
        beside={
          <>
            <StatusPill status={destination.status} />
            <span className={styles.last}>
              {lastDeliveredAt ? (
                <>
                  last delivered <TimeAgo at={lastDeliveredAt} />
                </>
              ) : progress.duplicates > 0 ? (
                'all of it was there already'
              ) : (
                'nothing delivered yet'
              )}
            </span>
          </>
        }
        actions={<DestinationActions destination={destination} />}
      />
      <PageBody>
        <HoldBanner destination={destination} />
        <ProgressCard destination={destination} />
        <FlowStrip progress={progress} />
        <div className={styles.columns}>
          <CallsSection
            destinationId={destinationId}
            liveness={liveness}
            isActive={destination.status === 'active'}
          />
          <div className={styles.column}>
            <AnswersSection destination={destination} />
            <AttentionSection destination={destination} />
          </div>
        </div>
        <SetupCard destination={destination} />
      </PageBody>
    </>
  )
}
