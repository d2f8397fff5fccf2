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
  rawBody: string
  /** The organization's name; null where the key was unknown. */
  organization: string | null
  /** Null until an answer left, and for ever where a fault let none leave. */
  status: number | null
  answer: string | null
  /** The kind of the fault that met this request. */
  fault: string | null
}

/** What an answer's arrival adds to its request. */
export type RecordedAnswer = Pick<RecordedRequest, 'status' | 'answer'>

const withoutKey = (headers: NodeJS.Dict<string | string[]>): Record<string, string> => {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    shown[name] = name === 'authorization' ? '(hidden)' : String(value)
  }
  return shown
}

const sizeOf = ({ rawBody, answer }: RecordedRequest): number => rawBody.length + (answer?.length ?? 0)

/** The most recent requests, bounded in number and in bytes, and counters that never forget. */
export class Recorder {
  readonly requests: RecordedRequest[] = []
  readonly answers: Record<string, number> = {}
  total = 0
  #bytes = 0
  readonly #keep: number
  readonly #keepBytes: number

  constructor(keep: number, keepBytes: number) {
    this.#keep = keep
    this.#keepBytes = keepBytes
  }

  open(
    at: string,
    request: { method: string; url: string; headers: NodeJS.Dict<string | string[]> },
    rawBody: string,
    organization: string | null,
  ): RecordedRequest {
    this.total += 1
    const { method, url } = request
    const record: RecordedRequest = {
      number: this.total,
      at,
      method,
      url,
      headers: withoutKey(request.headers),
      rawBody,
      organization,
      status: null,
      answer: null,
      fault: null,
    }
    this.requests.push(record)
    this.#bytes += sizeOf(record)
    this.#forget()
    return record
  }

  close(record: RecordedRequest, { status, answer }: RecordedAnswer): void {
    const outcome = status === null ? 'none' : String(status)
    this.answers[outcome] = (this.answers[outcome] ?? 0) + 1
    record.status = status
    record.answer = answer
    // Requests that were forgotten meanwhile no longer count.
    if (record.number >= (this.requests[0]?.number ?? Number.POSITIVE_INFINITY))
      this.#bytes += answer?.length ?? 0
    this.#forget()
  }

  clear(): void {
    this.requests.length = 0
    this.total = 0
    this.#bytes = 0
    for (const outcome of Object.keys(this.answers)) delete this.answers[outcome]
  }

  #forget(): void {
    while (this.requests.length > 1 && (this.requests.length > this.#keep || this.#bytes > this.#keepBytes)) {
      const oldest = this.requests.shift()
      if (oldest) this.#bytes -= sizeOf(oldest)
    }
  }
}
