/** One request as it came, and what it got. */
export interface RecordedRequest {
  /** Counts from 1. */
  number: number
  /** ISO 8601. */
  at: string
  method: string
  /** Path and query, as sent. */
  url: string
  /** As sent, without the value of `authorization`. */
  headers: Record<string, string>
  /** The exact text of the body; empty where there was none. */
  readonly rawBody: string
  /** The organization's name; null where the key was unknown. */
  organization: string | null
  /** Null until an answer left, and for ever where a fault let none leave. */
  status: number | null
  readonly answer: string | null
  /** The kind of the fault that met this request. */
  fault: string | null
}

/** What an answer's arrival adds to its request. */
export interface RecordedAnswer {
  status: number | null
  body: Buffer | null
}

/**
 * A record and the bytes behind it. The bytes stay outside of the garbage collector's reach and become text only when
 * somebody looks, because thousands of large texts would be copied around for nothing.
 */
interface Kept {
  record: RecordedRequest
  body: Buffer
  answer: Buffer | null
}

const withoutKey = (headers: NodeJS.Dict<string | string[]>): Record<string, string> => {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    shown[name] = name === 'authorization' ? '(hidden)' : String(value)
  }
  return shown
}

const sizeOf = ({ body, answer }: Kept): number => body.length + (answer?.length ?? 0)

/** The most recent requests, bounded in number and in bytes, and counters that never forget. */
export class Recorder {
  readonly requests: RecordedRequest[] = []
  readonly answers: Record<string, number> = {}
  /** Kind of fault → how many calls it met. */
  readonly faults: Record<string, number> = {}
  total = 0
  #bytes = 0
  readonly #kept: Kept[] = []
  readonly #keep: number
  readonly #keepBytes: number

  constructor(keep: number, keepBytes: number) {
    this.#keep = keep
    this.#keepBytes = keepBytes
  }

  open(
    at: string,
    request: { method: string; url: string; headers: NodeJS.Dict<string | string[]> },
    body: Buffer,
    organization: string | null,
  ): Kept {
    this.total += 1
    const { method, url } = request
    const kept: Omit<Kept, 'record'> = { body, answer: null }
    const record: RecordedRequest = {
      number: this.total,
      at,
      method,
      url,
      headers: withoutKey(request.headers),
      get rawBody() {
        return kept.body.toString()
      },
      organization,
      status: null,
      get answer() {
        return kept.answer?.toString() ?? null
      },
      fault: null,
    }
    const whole = Object.assign(kept, { record })
    this.requests.push(record)
    this.#kept.push(whole)
    this.#bytes += sizeOf(whole)
    this.#forget()
    return whole
  }

  /** A fault meets a call. */
  meet({ record }: Kept, kind: string): void {
    record.fault = kind
    this.faults[kind] = (this.faults[kind] ?? 0) + 1
  }

  /** The recent requests that came after number `after`; those to a path alone, where one is named. */
  since(after: number, path?: string): RecordedRequest[] {
    const first = this.requests[0]?.number ?? 1
    const later = this.requests.slice(Math.max(0, after + 1 - first))
    return path === undefined ? later : later.filter(({ url }) => url.split('?')[0] === path)
  }

  /** The exact bytes of a request and of its answer; undefined where it was forgotten or never came. */
  bytesOf(number: number): { body: Buffer; answer: Buffer | null } | undefined {
    return this.#kept[number - (this.requests[0]?.number ?? 1)]
  }

  close(kept: Kept, { status, body }: RecordedAnswer): void {
    const { record } = kept
    const outcome = status === null ? 'none' : String(status)
    this.answers[outcome] = (this.answers[outcome] ?? 0) + 1
    record.status = status
    kept.answer = body
    // Requests that were forgotten meanwhile no longer count.
    if (record.number >= (this.requests[0]?.number ?? Number.POSITIVE_INFINITY))
      this.#bytes += body?.length ?? 0
    this.#forget()
  }

  clear(): void {
    this.requests.length = 0
    this.#kept.length = 0
    this.total = 0
    this.#bytes = 0
    for (const outcome of Object.keys(this.answers)) delete this.answers[outcome]
    for (const kind of Object.keys(this.faults)) delete this.faults[kind]
  }

  #forget(): void {
    while (this.requests.length > 1 && (this.requests.length > this.#keep || this.#bytes > this.#keepBytes)) {
      this.requests.shift()
      const oldest = this.#kept.shift()
      if (oldest) this.#bytes -= sizeOf(oldest)
    }
  }
}
