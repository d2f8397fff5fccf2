import type { Destination } from '@ferry/contract'
import { Card } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { count } from '../../ui/numbers.ts'
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

/** Records a second, from the count as it stands each second; it falls when nothing comes in any more. */
function useRate(done: number): number | null {
  const [samples, setSamples] = useState<Sample[]>([])
  const latest = useRef(done)
  useEffect(() => {
    latest.current = done
  }, [done])
  useEffect(() => {
    const timer = setInterval(() => {
      const sample = { at: Date.now(), done: latest.current }
      setSamples((known) => withSample(known, sample))
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  return recordsPerSecond(samples, samples.at(-1)?.at ?? 0)
}
