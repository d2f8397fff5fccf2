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

/** Cuts one page out of `items` by the query's `page` (from 1) and `per_page`. */
export const page = <T>(items: readonly T[], query: URLSearchParams): { items: T[]; meta: PageMeta } => {
  const current = positive(query.get('page'), 1)
  const size = positive(query.get('per_page'), DEFAULT_PER_PAGE)
  const pages = Math.ceil(items.length / size)
  return {
    items: items.slice((current - 1) * size, current * size),
    meta: {
      current_page: current,
      next_page: current < pages ? current + 1 : null,
      prev_page: current > 1 ? current - 1 : null,
      total_pages: pages,
      total_count: items.length,
    },
  }
}
