import { Client } from 'pg'
import { Channels } from './channels.ts'

const againMilliseconds = 1_000

/**
 * NOTIFY over a connection of its own, opened with the first listener and opened again when it breaks. Payloads sent
 * meanwhile are lost: a notification is a hint, and whoever needs every one also looks by himself.
 */
export class Listener {
  readonly #url: string
  readonly #channels = new Channels(
    (name) => this.#say(`listen "${name}"`),
    (name) => this.#say(`unlisten "${name}"`),
  )
  #connection: Promise<Client> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  listen(channel: string, hear: (payload: string) => void) {
    return this.#channels.listen(channel, hear)
  }

  async close() {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#connection?.then((client) => client.end()).catch(() => {})
  }

  /** One statement at a time, as the driver wants it. */
  #say(statement: string): Promise<void> {
    const said = this.#turn.then(async () => void (await (await this.#client()).query(statement)))
    this.#turn = said.catch(() => {})
    return said
  }

  #client() {
    this.#connection ??= this.#connect()
    return this.#connection
  }

  async #connect() {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'ferry listen',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    client.on('notification', ({ channel, payload }) => this.#channels.deliver(channel, payload ?? ''))
    client.on('error', () => {})
    client.on('end', () => this.#again())
    await client.connect()
    return client
  }

  async #listenAgain() {
    for (const name of this.#channels.names) await this.#say(`listen "${name}"`)
  }

  #again() {
    this.#connection = undefined
    if (this.#closed || this.#channels.names.length === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#listenAgain().catch(() => this.#again()), againMilliseconds)
  }
}
