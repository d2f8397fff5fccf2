/** Lago counts these apart (lago-doc:api-reference/rate-limits.mdx): 500, 200 and 50 requests a second on Lago Cloud. */
export type Bucket = 'events' | 'usage' | 'other'

/** Whether batches of events count as events is not stated; the headers of their answers tell. */
export const bucketOf = ({ method, url }: { method: string; url: string }): Bucket => {
  const { pathname } = new URL(url)
  if (method === 'POST' && /\/api\/v1\/events(\/batch)?\/?$/.test(pathname)) return 'events'
  return method === 'GET' && pathname.endsWith('/current_usage') ? 'usage' : 'other'
}
