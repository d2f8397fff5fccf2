import { Piscina } from 'piscina'
import type { Deps } from '../../deps.ts'
import { countOf } from '../ranges/positions.ts'
import { type PlannedPages, type PlanTask, planPages } from './plan-pages.ts'

/** Fewer records are planned sooner than they are sent to another thread and their requests back. */
const worthTheWay = 250
/** So many pieces wait in the thread itself, so that it need not ask for the next. */
const piecesAtOnce = 4

/**
 * A thread that plans beside the one that sends and commits. It begins with the first piece that is worth it; until it is
 * ready, and where it breaks down, pieces are planned where they are asked for, and come out the same.
 */
export class PlanThread {
  readonly #log: Deps['log']
  #pool: Piscina | null = null
  #starting: Promise<void> | null = null
  #isReady = false

  constructor(log: Deps['log']) {
    this.#log = log
  }

  /** Whether pieces go to the thread by now. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Unpacks pages and plans their records. Throws where a page was damaged. */
  async plan(task: PlanTask): Promise<PlannedPages> {
    if (countOf(task.spans) < worthTheWay) return planPages(task)
    this.#pool ??= createPool(this.#log)
    this.#starting ??= this.#start(this.#pool, task)
    if (!this.#isReady) return planPages(task)
    return planThere(this.#pool, task).catch((error: unknown) => {
      this.#log.warn({ error }, 'The thread that plans failed; records are planned beside it')
      return planPages(task)
    })
  }

  /** Ends the thread, once it has begun; nothing more is asked of it. */
  async close(): Promise<void> {
    await this.#starting
    await this.#pool?.destroy()
  }

  async #start(pool: Piscina, task: PlanTask): Promise<void> {
    try {
      await planThere(pool, { ...task, pages: [], spans: [] })
      this.#isReady = true
    } catch (error) {
      this.#log.warn({ error }, 'The thread that plans could not begin; records are planned without it')
    }
  }
}

const createPool = (log: Deps['log']): Piscina => {
  const pool = new Piscina({
    filename: new URL('./plan-pages.ts', import.meta.url).href,
    name: planPages.name,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: piecesAtOnce,
    execArgv: [],
  })
  // Who asked for a task is told by it; this is about a thread that had none.
  pool.on('error', (error: unknown) => log.warn({ error }, 'The thread that plans broke down'))
  return pool
}

const planThere = (pool: Piscina, task: PlanTask): Promise<PlannedPages> =>
  pool.run(task) as Promise<PlannedPages>
