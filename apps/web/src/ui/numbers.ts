const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** `1204331` → `1 204 331`, with no-break spaces. */
export const count = (value: number) => counts.format(value).replaceAll(',', '\u00a0')

/** `1 record`, `2 records`. */
export const counted = (value: number, one: string, many = `${one}s`) =>
  `${count(value)}\u00a0${value === 1 ? one : many}`

/** `318 B`, `1.2 KB`, `3.4 MB`, in thousands. */
export function bytes(value: number): string {
  if (value < 1000) return `${value}\u00a0B`
  if (value < 1_000_000) return `${(value / 1000).toFixed(1)}\u00a0KB`
  return `${(value / 1_000_000).toFixed(1)}\u00a0MB`
}
