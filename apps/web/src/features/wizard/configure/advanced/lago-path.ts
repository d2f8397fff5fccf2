/** The part of a typed URL below Lago's `/api/v1`, without query: what the catalogue of operations speaks of. */
export const lagoPath = (url: string, baseUrl: string): string => {
  const path = url.trim().split(/[?#]/, 1)[0] ?? ''
  const root = '/api/v1'
  if (baseUrl !== '' && path.startsWith(`${baseUrl}/`)) return path.slice(baseUrl.length)
  return path.startsWith(`${root}/`) ? path.slice(root.length) : path
}
