import type { Closed } from '@ferry/core'
import { recordWords } from '../../sample/by-reason.ts'
import { closedWords } from '../../sample/closed-words.ts'
import { useSample, useShownPreview } from '../../sample/preview-context.tsx'
import { recordNumber } from '../../sample/sample-source.ts'
import styles from './batch-diagram.module.css'
import { batchSummary } from './batch-summary.ts'

/** Closed by where the sample ends, not by a rule: in delivery more records may join. */
const growing = new Set<Closed>(['end', 'group', 'other_url'])

/** Bars beyond this number would be too thin to read. */
const maxBars = 12

/** The sample as bars, one a request, each as wide as its records; the sentence below says the same in words. */
export function BatchDiagram() {
  const { records } = useSample()
  const { shown } = useShownPreview()
  if (!shown) return null
  const { requests } = shown.plan
  const bars = requests.slice(0, maxBars)
  const others = requests.length - bars.length
  return (
    <div>
      <div className={styles.bars} aria-hidden="true">
        {bars.map(({ offsets, closed }) => (
          <span
            key={offsets[0]}
            className={styles.bar}
            data-grows={growing.has(closed) || undefined}
            style={{ flexGrow: offsets.length }}
            title={`${recordWords(offsets.map(recordNumber))}: ${closedWords[closed][0]}`}
          >
            {offsets.length}
          </span>
        ))}
        {others > 0 && <span className={styles.others}>+{others}</span>}
      </div>
      <p className={styles.words}>{batchSummary(shown.plan, records.length)}</p>
    </div>
  )
}
