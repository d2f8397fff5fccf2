/** What a page notes of its own loading, by the definitions of the Web Vitals. */
interface Vitals {
  lcp: number
  cls: number
  tbt: number
  /** Where something moved without a person's doing, with how much it weighs. */
  moved: string[]
}

declare global {
  interface Window {
    vitals: Vitals
  }
}

/** Runs in the page before all else. Only shifts without a person's doing count, as LayoutShift says. */
export const watchVitals = (): void => {
  const vitals: Vitals = { lcp: 0, cls: 0, tbt: 0, moved: [] }
  window.vitals = vitals
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry)
    }).observe({ type, buffered: true })
  watch('largest-contentful-paint', (entry) => {
    vitals.lcp = entry.startTime
  })
  watch('layout-shift', (entry) => {
    const shift: { value?: unknown; hadRecentInput?: unknown; sources?: { node?: Element | Text | null }[] } =
      entry as object
    if (typeof shift.value !== 'number' || shift.hadRecentInput === true) return
    vitals.cls += shift.value
    const nodes = shift.sources?.map(({ node }) => node?.textContent?.slice(0, 30) ?? node?.nodeName) ?? []
    vitals.moved.push(`${shift.value.toFixed(3)} ${nodes.join(' | ')}`)
  })
  watch('longtask', (entry) => {
    vitals.tbt += Math.max(0, entry.duration - 50)
  })
}
