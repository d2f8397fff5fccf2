/** Takes `user:password@` out of an address. */
export const withoutUser = (url: string): { url: string; hadUser: boolean } => {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/?#]*@/i, '$1')
  return { url: bare, hadUser: bare !== url }
}

/** Adds to the query of an address, in front of its fragment. */
export const withQuery = (url: string, parts: readonly string[]): string => {
  if (parts.length === 0) return url
  const [before = '', ...fragment] = url.split('#')
  const mark = before.includes('?') ? (/[?&]$/.test(before) ? '' : '&') : '?'
  return [`${before}${mark}${parts.join('&')}`, ...fragment].join('#')
}
