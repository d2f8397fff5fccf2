/** A span of UTF-8. */
export interface Span {
  bytes: Uint8Array
  from: number
  to: number
}

export const spanOf = (text: string): Span => {
  const bytes = Buffer.from(text)
  return { bytes, from: 0, to: bytes.length }
}

export const lengthOf = ({ from, to }: Span): number => to - from

/** Writes a span at an offset; answers where it ends. */
export const copySpan = (target: Uint8Array, offset: number, { bytes, from, to }: Span): number => {
  for (let at = from; at < to; at += 1) target[offset + at - from] = bytes[at] ?? 0
  return offset + to - from
}
