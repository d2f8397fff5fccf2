/** How many bytes a length takes, seven bits each. */
export const varintSize = (value: number): number => {
  let size = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1
  return size
}

/** Writes a length; answers where it ends. */
export const writeVarint = (bytes: Uint8Array, offset: number, value: number): number => {
  let at = offset
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    bytes[at] = (rest & 127) | 128
    at += 1
  }
  bytes[at] = rest
  return at + 1
}

/** Reads lengths and the texts behind them, one after another. */
export class SpanReader {
  readonly bytes: Buffer
  from = 0
  to: number

  constructor(bytes: Buffer, offset: number) {
    this.bytes = bytes
    this.to = offset
  }

  /** Steps over a length, into the span it measures: `from` to `to`. Answers the length as it was written. */
  next(lessOne = false): number {
    let at = this.to
    let length = 0
    let factor = 1
    for (;;) {
      const byte = this.bytes[at] ?? 0
      at += 1
      length += (byte & 127) * factor
      factor *= 128
      if (byte < 128) break
    }
    this.from = at
    this.to = at + (lessOne ? Math.max(0, length - 1) : length)
    return length
  }

  get text(): string {
    return this.bytes.toString('utf8', this.from, this.to)
  }
}
