import { ApiError } from '../../../api/api-error.ts'
import type { WizardForm } from '../form.ts'

/** What there is to keep: the values, the step that is open, the name the destination would have. */
export interface Kept {
  form: WizardForm
  step: string
  name: string
}

/**
 * - `untouched`: nothing was changed here yet
 * - `waiting`: changed, and about to be kept
 * - `kept`: the server has it
 * - `failed`: the server did not take it; the next change, or `keepNow`, tries again
 * - `conflict`: another tab kept or discarded it meanwhile; nothing is kept until a person has chosen
 */
export type KeeperState = 'untouched' | 'waiting' | 'kept' | 'failed' | 'conflict'

export interface KeeperOptions {
  /** The version that was read; 0 when the draft is not on the server yet. */
  version: number
  /** Keeps it; answers the new version, rejects with an ApiError (`conflict` for another version). */
  put: (kept: Kept, version: number) => Promise<number>
  delayMs: number
}

/** Keeps a half-done wizard as it is typed: a moment after the last change, one request at a time, the newest wins. */
export class DraftKeeper {
  #state: KeeperState = 'untouched'
  #failure: unknown = null
  #version: number
  #next: Kept | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #underWay: Promise<void> | null = null
  #ended = false
  readonly #listeners = new Set<() => void>()
  readonly #options: KeeperOptions

  constructor(options: KeeperOptions) {
    this.#options = options
    this.#version = options.version
  }

  get state(): KeeperState {
    return this.#state
  }

  /** Why the server did not take it, while it is `failed`. */
  get failure(): unknown {
    return this.#failure
  }

  /** True when something was changed here that a person may not want to lose. */
  get isChanged(): boolean {
    return !this.#ended && this.#state !== 'untouched'
  }

  /** True when closing the page now would lose something. */
  get isAtRisk(): boolean {
    return this.isChanged && this.#state !== 'kept'
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(kept: Kept): void {
    if (this.#ended) return
    this.#next = kept
    if (this.#state === 'conflict') return
    this.#tell('waiting')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keepNow(), this.#options.delayMs)
  }

  /** Keeps what waits without waiting longer; resolves when the server has answered. */
  async keepNow(): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#underWay) await this.#underWay
    if (this.#next === null || this.#ended || this.#state === 'conflict') return
    this.#underWay = this.#keep(this.#next)
    await this.#underWay
  }

  /** After a conflict: puts what is here over the version that was found on the server (0: it is gone there). */
  async keepMine(version: number): Promise<void> {
    this.#version = version
    this.#tell('waiting')
    await this.keepNow()
  }

  /** From now on nothing is kept: the wizard is finished, or the draft discarded. Waits for a request under way. */
  async end(): Promise<void> {
    this.#ended = true
    clearTimeout(this.#timer)
    while (this.#underWay) await this.#underWay
  }

  async #keep(kept: Kept): Promise<void> {
    this.#next = null
    try {
      this.#version = await this.#options.put(kept, this.#version)
      this.#tell(this.#next === null ? 'kept' : 'waiting')
    } catch (error) {
      this.#next ??= kept
      this.#failure = error
      this.#tell(error instanceof ApiError && error.code === 'conflict' ? 'conflict' : 'failed')
    } finally {
      this.#underWay = null
    }
  }

  #tell(state: KeeperState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
