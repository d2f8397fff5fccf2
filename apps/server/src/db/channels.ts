type Hear = (payload: string) => void

/** Who listens to which NOTIFY channel; the engine is told only of a channel's first listener and its last one's end. */
export class Channels {
  readonly #listeners = new Map<string, Set<Hear>>()
  readonly #start: (channel: string) => Promise<void>
  readonly #stop: (channel: string) => Promise<void>

  constructor(start: (channel: string) => Promise<void>, stop: (channel: string) => Promise<void>) {
    this.#start = start
    this.#stop = stop
  }

  get names() {
    return [...this.#listeners.keys()]
  }

  async listen(channel: string, hear: Hear): Promise<() => Promise<void>> {
    if (!/^[a-z_]+$/.test(channel)) throw new Error(`${channel} is not a channel name.`)
    const listeners = this.#listeners.get(channel) ?? new Set<Hear>()
    this.#listeners.set(channel, listeners)
    // A listener of its own each time, also for a function that listens twice.
    const own: Hear = (payload) => hear(payload)
    listeners.add(own)
    await this.#start(channel)
    return async () => {
      listeners.delete(own)
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return
      this.#listeners.delete(channel)
      await this.#stop(channel)
    }
  }

  deliver(channel: string, payload: string) {
    for (const hear of this.#listeners.get(channel) ?? []) hear(payload)
  }
}
