import type { Progress } from '@ferry/contract'
import { Suspense, useState } from 'react'
import { paths } from '../../paths.ts'
import { lazyPart } from '../../ui/lazy-part.ts'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { AnswersSection, answersTitleId } from './answers/answers-section.tsx'
import { AttentionSection, attentionTitleId } from './attention/attention-section.tsx'
import { AuditSection } from './audit/audit-section.tsx'
import type { CallFilter } from './calls/call-filter.ts'
import { CallsSection, callsTitleId } from './calls/calls-section.tsx'
import { DestinationActions } from './destination-actions.tsx'
import styles from './destination-page.module.css'
import { EditOffer } from './edit-offer.tsx'
import { FlowStrip, type OpenedCount } from './flow-strip.tsx'
import { HoldBanner } from './hold-banner.tsx'
import { ProgressCard } from './progress-card.tsx'
import { ReplaysSection } from './replay/replays-section.tsx'
import { SetupCard } from './setup-card.tsx'
import { StatusPill } from './status-pill.tsx'
import { useLiveDestination } from './use-live-destination.ts'

const LeftOutPanel = lazyPart(() => import('./left-out/left-out-panel.tsx').then((m) => m.LeftOutPanel))

/** One destination at work: what arrived, what is on its way, what needs a person. */
export function DestinationPage({ destinationId }: { destinationId: string }) {
  const { destination, liveness } = useLiveDestination(destinationId)
  const { progress, lastDeliveredAt, status } = destination
  const isActive = status === 'active'
  const [filter, setFilter] = useState<CallFilter>('all')
  const [showsLeftOut, setShowsLeftOut] = useState(false)
  const open = (part: OpenedCount) => {
    if (part === 'excluded') return setShowsLeftOut(true)
    if (part === 'delivered') setFilter('delivered')
    if (part === 'duplicates') setFilter('there')
    document.getElementById(titleOf[part])?.focus()
  }
  return (
    <>
      <PageHeader
        title={destination.name}
        above={[{ title: 'Destinations', to: paths.destinations() }]}
        beside={
          <>
            <StatusPill status={status} />
            <span className={styles.last}>
              {lastDeliveredAt ? (
                <>
                  last delivered <TimeAgo at={lastDeliveredAt} />
                </>
              ) : (
                nothingDelivered(progress)
              )}
            </span>
          </>
        }
        actions={<DestinationActions destination={destination} />}
      />
      <PageBody>
        <HoldBanner destination={destination} />
        <EditOffer destination={destination} />
        <ProgressCard destination={destination} />
        <FlowStrip progress={progress} nexsetId={destination.nexset.id} onOpen={open} />
        <div className={styles.columns} data-active={isActive || undefined}>
          <CallsSection
            destinationId={destinationId}
            liveness={liveness}
            isActive={isActive}
            filter={filter}
            onFilter={setFilter}
          />
          <div className={styles.column}>
            <AnswersSection destination={destination} />
            <AttentionSection destination={destination} />
            <ReplaysSection destinationId={destinationId} />
          </div>
        </div>
        <SetupCard destination={destination} />
        <AuditSection destinationId={destinationId} />
        <Suspense fallback={null}>
          {showsLeftOut && (
            <LeftOutPanel destinationId={destinationId} onClose={() => setShowsLeftOut(false)} />
          )}
        </Suspense>
      </PageBody>
    </>
  )
}

const nothingDelivered = ({ duplicates, total }: Progress): string => {
  if (duplicates === 0) return 'nothing delivered yet'
  return duplicates === total ? 'all of it was there already' : 'nothing new delivered yet'
}

/** The title of the section that shows what a count counts. */
const titleOf: Record<Exclude<OpenedCount, 'excluded'>, string> = {
  delivered: callsTitleId,
  duplicates: callsTitleId,
  unknown: answersTitleId,
  setAside: attentionTitleId,
}
