import type { TestCall } from '@ferry/contract'
import { count } from '../../../ui/numbers.ts'
import styles from './timeline.module.css'

const clock = (at: Date): string =>
  at.toLocaleTimeString('en-GB', {
    hour12: false,
    fractionalSecondDigits: 3,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

/** When what happened, and under which numbers it can be found again in Ferry's and in Lago's logs. */
export function Timeline({ call, pressedAt }: { call: TestCall; pressedAt?: Date }) {
  const { answer } = call
  const sentAt = new Date(call.sentAt)
  const headerOf = (wanted: string) => answer.headers.find(({ name }) => name.toLowerCase() === wanted)?.value
  const lagoId = headerOf('x-request-id')
  const runtime = headerOf('x-runtime')
  return (
    <ol className={styles.timeline}>
      {pressedAt && (
        <li>
          <time>{clock(pressedAt)}</time> Pressed in this browser
        </li>
      )}
      <li>
        <time>{clock(sentAt)}</time> Ferry noted the test <code>{call.id}</code> and sent it to Lago
      </li>
      <li>
        <time>{clock(new Date(sentAt.getTime() + answer.latencyMs))}</time>{' '}
        {answer.status === null
          ? `No whole answer after ${count(Math.round(answer.latencyMs))} ms (${answer.error})`
          : `Lago had answered ${answer.status}, after ${count(Math.round(answer.latencyMs))} ms`}
        {runtime !== undefined && `, ${runtime} s of it its own work`}
        {lagoId !== undefined && (
          <>
            , as its request <code>{lagoId}</code>
          </>
        )}
      </li>
    </ol>
  )
}
