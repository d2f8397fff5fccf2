import type { ServerResponse } from 'node:http'
import { ById, liveUrl } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readCalls } from './queries/call-rows.ts'
import { readLiveProgress } from './queries/destination-rows.ts'

/** At most five pushes a second. */
const betweenPushesMs = 200
const heartbeatMs = 15_000
/** Hints may get lost with a database connection; then it is at most this old. */
const withoutHintMs = 5_000
const shownCalls = 20

/** `GET /destinations/:id/live`: server-sent events `progress` and `calls`, until either side ends it. */
export const liveRoute =
  ({ db, log }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const streams = new Map<LiveStream, string>()
    const hint = (id: string) => {
      for (const [stream, destinationId] of streams) if (destinationId === id) stream.hint()
    }
    const stops = await Promise.all(
      ['delivery', 'destination', 'nexset'].map((channel) =>
        db.listen(channel, (payload) => {
          if (channel === 'nexset') for (const stream of streams.keys()) stream.hint()
          else hint(payload)
        }),
      ),
    )
    // Before close, because an open stream would keep the server from closing.
    app.addHook('preClose', async () => {
      for (const stream of streams.keys()) stream.end()
      await Promise.all(stops.map((stop) => stop()))
    })
    app.get(liveUrl(':id'), { schema: { params: ById, hide: true } }, async (request, reply) => {
      const { id } = request.params
      if (!(await readLiveProgress(db, id)))
        throw new ProblemError('not_found', 'There is no destination with this id.')
      reply.hijack()
      // Its end was told before anybody listened for it; a stream begun now would never end.
      if (reply.raw.destroyed) return
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      const stream = new LiveStream(reply.raw, () => readBoth(db, id), log)
      streams.set(stream, id)
      reply.raw.on('close', () => {
        streams.delete(stream)
        stream.end()
      })
      stream.hint()
    })
  }

const readBoth = async (db: Deps['db'], id: string) => {
  const progress = await readLiveProgress(db, id)
  if (!progress) return null
  const { items } = await readCalls(db, id, { limit: shownCalls })
  return { progress, calls: items }
}

type Read = () => Promise<{ progress: unknown; calls: unknown } | null>

/** One listener: hints are gathered, what changed is read and written, unchanged parts are not written again. */
class LiveStream {
  readonly #response: ServerResponse
  readonly #read: Read
  readonly #log: Deps['log']
  readonly #timers: NodeJS.Timeout[]
  readonly #written = new Map<string, string>()
  #state: 'idle' | 'pushing' | 'pushing again' | 'ended' = 'idle'

  constructor(response: ServerResponse, read: Read, log: Deps['log']) {
    this.#response = response
    this.#read = read
    this.#log = log
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 1000\n\n')
    response.on('drain', () => this.hint())
    this.#timers = [
      setInterval(() => response.writableNeedDrain || response.write(': still here\n\n'), heartbeatMs),
      setInterval(() => this.hint(), withoutHintMs),
    ]
  }

  hint() {
    if (this.#state === 'pushing') this.#state = 'pushing again'
    // Who reads slowly gets the newest state once there is room again, not everything in between.
    if (this.#state !== 'idle' || this.#response.writableNeedDrain) return
    this.#state = 'pushing'
    void this.#push()
  }

  end() {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    for (const timer of this.#timers) clearInterval(timer)
    this.#response.end()
  }

  async #push() {
    try {
      const now = await this.#read()
      if (!now) return this.end()
      this.#write('progress', now.progress)
      this.#write('calls', now.calls)
    } catch (error) {
      this.#log.warn({ error }, 'A live stream could not read its destination')
    }
    setTimeout(() => {
      const again = this.#state === 'pushing again'
      if (this.#state === 'ended') return
      this.#state = 'idle'
      if (again) this.hint()
    }, betweenPushesMs).unref()
  }

  #write(event: string, data: unknown) {
    const text = JSON.stringify(data)
    if (this.#state === 'ended' || this.#written.get(event) === text) return
    this.#written.set(event, text)
    this.#response.write(`event: ${event}\ndata: ${text}\n\n`)
  }
}
