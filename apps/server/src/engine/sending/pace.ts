import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/database.ts'

/** Times are reserved for so long at once, so that a fast destination does not ask for each request. */
const reserveSeconds = 0.25
/** No more processes than this reserve: what is further ahead was written before the clock was put back. */
const furthest = 100

/** Keeps requests of one destination at least `1 / perSecond` apart, over all processes; null means no limit. */
export class Pace {
  readonly #db: Db
  readonly #destinationId: string
  readonly #perSecond: number | null
  /** The next reserved time and the end of what is reserved, in monotonic milliseconds. */
  #nextAt = 0
  #endsAt = 0
  #last: Promise<void> = Promise.resolve()

  constructor(db: Db, destinationId: string, perSecond: number | null) {
    this.#db = db
    this.#destinationId = destinationId
    this.#perSecond = perSecond
  }

  async take(signal: AbortSignal): Promise<void> {
    const perSecond = this.#perSecond
    if (perSecond === null || signal.aborted) return
    const time = this.#last.then(() => this.#time(perSecond))
    this.#last = time.then(
      () => undefined,
      () => undefined,
    )
    const wait = (await time) - performance.now()
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {})
  }

  /** The moment of the next request. A reserved one that nobody used in time is lost. */
  async #time(perSecond: number): Promise<number> {
    const step = 1000 / perSecond
    const now = performance.now()
    if (Math.max(now, this.#nextAt) > this.#endsAt - step / 2) await this.#reserve(step)
    const at = Math.max(performance.now(), this.#nextAt)
    this.#nextAt = at + step
    return at
  }

  async #reserve(step: number) {
    const length = step * Math.max(1, Math.floor((reserveSeconds * 1000) / step))
    const [row] = await this.#db.query<{ begins_in: number }>(
      `insert into pace as p (destination_id, next_at) values ($1, clock_timestamp() + $2::float8 * interval '1 millisecond')
       on conflict (destination_id) do update
         set next_at = least(greatest(p.next_at, clock_timestamp()), clock_timestamp() + $3::float8 * interval '1 millisecond')
           + $2::float8 * interval '1 millisecond'
       returning (extract(epoch from next_at - clock_timestamp()) * 1000 - $2::float8)::float8 as begins_in`,
      [this.#destinationId, length, furthest * length],
    )
    this.#nextAt = performance.now() + Math.max(0, row?.begins_in ?? 0)
    this.#endsAt = this.#nextAt + length
  }
}
