/** `meta` of every Lago list. */
export interface PageMeta {
  current_page: number
  next_page: number | null
  prev_page: number | null
  total_pages: number
  total_count: number
}

/** Lago's page size where the request names none. */
const DEFAULT_PER_PAGE = 100

const positive = (text: string | null, otherwise: number): number => {
  const value = Number.parseInt(text ?? '', 10)
  return value > 0 ? value : otherwise
}

/** Where a page lies in a list of `total`, by the query's `page` (from 1) and `per_page`, which Lago does not bound. */
export const pageOf = (
  total: number,
  query: URLSearchParams,
): { from: number; to: number; meta: PageMeta } => {
  const current = positive(query.get('page'), 1)
  const size = positive(query.get('per_page'), DEFAULT_PER_PAGE)
  const pages = Math.ceil(total / size)
  return {
    from: Math.min((current - 1) * size, total),
    to: Math.min(current * size, total),
    meta: {
      current_page: current,
      next_page: current < pages ? current + 1 : null,
      prev_page: current > 1 ? current - 1 : null,
      total_pages: pages,
      total_count: total,
    },
  }
}

/** Cuts one page out of `items`. */
export const page = <T>(items: readonly T[], query: URLSearchParams): { items: T[]; meta: PageMeta } => {
  const { from, to, meta } = pageOf(items.length, query)
  return { items: items.slice(from, to), meta }
}
