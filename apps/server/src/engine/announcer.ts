import type { Deps } from '../deps.ts'

/** At most five hints a second for each destination. */
const betweenMs = 200

/** Tells listeners (NOTIFY `delivery`) that a destination's sums have changed, and notes when it last delivered. */
export class Announcer {
  readonly #deps: Pick<Deps, 'db' | 'log'>
  readonly #waiting = new Map<string, { delivered: boolean }>()
  #timer: NodeJS.Timeout | undefined
  #lastAt = 0

  constructor(deps: Pick<Deps, 'db' | 'log'>) {
    this.#deps = deps
  }

  announce(destinationId: string, delivered: boolean): void {
    const waiting = this.#waiting.get(destinationId)
    this.#waiting.set(destinationId, { delivered: delivered || (waiting?.delivered ?? false) })
    this.#timer ??= setTimeout(
      () => void this.flush(),
      Math.max(0, this.#lastAt + betweenMs - performance.now()),
    )
  }

  /** Sends what is waiting now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#lastAt = performance.now()
    const entries = [...this.#waiting]
    this.#waiting.clear()
    if (entries.length === 0) return
    const delivered = entries.flatMap(([id, one]) => (one.delivered ? [id] : []))
    try {
      await this.#deps.db.query(statement, [
        JSON.stringify(entries.map(([id]) => id)),
        JSON.stringify(delivered),
      ])
    } catch (error) {
      this.#deps.log.warn({ error }, 'Listeners could not be told of progress')
    }
  }
}

const statement = `
  with stamped as (
    update destination set last_delivered_at = now()
    where id in (select id::uuid from json_array_elements_text($2::json) as t (id))
  )
  select pg_notify('delivery', id) from json_array_elements_text($1::json) as t (id)`
