import { useNow } from './use-now.ts'

const seconds = { minute: 60, hour: 3600, day: 86_400 }
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** How long before `now` (ms) the ISO time `at` was: `just now`, `12 s ago`, `3 min ago`, `5 h ago`, else the day. */
export function ago(at: string, now: number): string {
  const age = Math.round((now - Date.parse(at)) / 1000)
  if (age < 2) return 'just now'
  if (age < seconds.minute) return `${age} s ago`
  if (age < seconds.hour) return `${Math.floor(age / seconds.minute)} min ago`
  if (age < seconds.day) return `${Math.floor(age / seconds.hour)} h ago`
  return day.format(Date.parse(at))
}

/** `24 Nov 2026, 06:49:02`, in the local time zone. */
export const exactTime = (at: string) => exact.format(Date.parse(at))

/** An ISO time as its age, kept current; the exact time is its title. */
export function TimeAgo({ at }: { at: string }) {
  const now = useNow(5_000)
  return (
    <time dateTime={at} title={exactTime(at)}>
      {ago(at, Math.max(now, Date.parse(at)))}
    </time>
  )
}
