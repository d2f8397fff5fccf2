import type { Destination } from '@ferry/contract'
import { Card } from '@mantine/core'
import { useEffect, useState } from 'react'
import { count } from '../../ui/numbers.ts'
import { useNow } from '../../ui/use-now.ts'
import { ProgressBar } from './progress-bar.tsx'
import styles from './progress-card.module.css'
import { arrived, progressSentence, toGo } from './progress-parts.ts'
import { recordsPerSecond, type Sample, timeLeft, withSample } from './rate.ts'

/** How far the delivery is, how fast it goes and how long it will take. */
export function ProgressCard({ destination: { progress, status } }: { destination: Destination }) {
  const perSecond = useRate(arrived(progress))
  const speed =
    status === 'active' && perSecond !== null && toGo(progress) > 0
      ? [`${count(perSecond)}\u00a0records/s`, timeLeft(toGo(progress), perSecond)]
          .filter(Boolean)
          .join(' · ')
      : ''
  return (
    <Card>
      <div className={styles.words}>
        <strong>{progressSentence(progress)}</strong>
        <span className={styles.speed}>{speed}</span>
      </div>
      <ProgressBar progress={progress} />
    </Card>
  )
}

/** Records a second, from the counts as they come in. */
function useRate(done: number): number | null {
  const [samples, setSamples] = useState<Sample[]>([])
  const now = useNow(1_000)
  useEffect(() => setSamples((known) => withSample(known, { at: Date.now(), done })), [done])
  return recordsPerSecond(samples, now)
}
