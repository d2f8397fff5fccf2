/** A run of offsets, `from` included, `to` not. */
export interface Span {
  from: number
  to: number
}

/** PostgreSQL's text of an int8multirange (`{[0,100),[200,250)}`) → its spans, in order. */
export const parsePositions = (text: string): Span[] =>
  [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => ({ from: Number(from), to: Number(to) }))

/** The text of an int8multirange of none. */
export const noPositions = '{}'

/** Offsets in any order → the text of an int8multirange. */
export const positionsText = (offsets: readonly number[]): string => spansText(spansOf(offsets))

export const spansText = (spans: readonly Span[]): string =>
  `{${spans.map(({ from, to }) => `[${from},${to})`).join(',')}}`

/** Offsets in any order → spans, in order. */
export const spansOf = (offsets: readonly number[]): Span[] => {
  const spans: Span[] = []
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && offset <= last.to) last.to = Math.max(last.to, offset + 1)
    else spans.push({ from: offset, to: offset + 1 })
  }
  return spans
}

export const countOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0)

export const offsetsOf = (spans: readonly Span[]): number[] =>
  spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))

/** What is in `spans` and not in `without`; both in order. */
export const subtract = (spans: readonly Span[], without: readonly Span[]): Span[] => {
  const left: Span[] = []
  for (const span of spans) {
    let from = span.from
    for (const hole of without) {
      if (hole.to <= from || hole.from >= span.to) continue
      if (hole.from > from) left.push({ from, to: hole.from })
      from = Math.max(from, hole.to)
    }
    if (from < span.to) left.push({ from, to: span.to })
  }
  return left
}

/**
 * Cuts spans into pieces that end at multiples of `size`, so that a piece is worked on alike whatever is left of it.
 * A piece is the spans of one cell of the grid.
 */
export const pieces = (spans: readonly Span[], size: number): Span[][] => {
  const cells = new Map<number, Span[]>()
  for (const span of spans) {
    for (let from = span.from; from < span.to; ) {
      const cell = Math.floor(from / size)
      const to = Math.min(span.to, (cell + 1) * size)
      cells.set(cell, [...(cells.get(cell) ?? []), { from, to }])
      from = to
    }
  }
  return [...cells.values()]
}

export const holds = (spans: readonly Span[], offset: number): boolean =>
  spans.some(({ from, to }) => from <= offset && offset < to)
