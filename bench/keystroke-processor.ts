import type { Page } from '@playwright/test'

/** What a thread did, as Chromium's tracing writes it; times in microseconds. */
interface Traced {
  name: string
  args: { data?: { type?: string } }
  ts: number
  /** The thread's own clock, which stands still while others have the processor. */
  tts?: number
  tdur?: number
}

/**
 * Notes how much CPU time each keystroke takes, from its key event to the end of the input event that it leads to, in
 * milliseconds: what the browser does with the key, and all that the page does before it lets go of the event. Unlike the
 * time on the clock it grows only a little with what else the machine does.
 */
export const watchProcessor = async (page: Page): Promise<{ stop: () => Promise<number[]> }> => {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page belongs to no browser that can be traced.')
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline'] })
  return {
    stop: async () => perKeystroke(eventsIn(await browser.stopTracing())),
  }
}

const eventsIn = (trace: Buffer): Traced[] => {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Traced[] }
  return traceEvents.filter(({ name }) => name === 'EventDispatch').toSorted((a, b) => a.ts - b.ts)
}

const perKeystroke = (events: readonly Traced[]): number[] => {
  const taken: number[] = []
  let pressed: number | null = null
  for (const { args, tts = Number.NaN, tdur = Number.NaN } of events) {
    if (args.data?.type === 'keydown') pressed = tts
    if (args.data?.type !== 'input' || pressed === null) continue
    taken.push((tts + tdur - pressed) / 1000)
    pressed = null
  }
  return taken
}
