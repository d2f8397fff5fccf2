/** What a page saw of the keystrokes since it watches, in milliseconds of its own clock. */
interface Keystrokes {
  /** From the event's own time stamp until the preview in the document holds the new value. */
  updated: number[]
  /** From the event's own time stamp until the frame with it is laid out and painted. */
  painted: number[]
  /** Long tasks (over 50 ms) in between. */
  tasks: number[]
}

declare global {
  interface Window {
    keystrokes: Keystrokes
  }
}

/** Runs in the page: notes, for each input event of a field, when the panel shows the field's new value. */
export const watchKeystrokes = (names: { field: string; panel: string }): void => {
  const seen: Keystrokes = { updated: [], painted: [], tasks: [] }
  window.keystrokes = seen
  const field = document.querySelector<HTMLInputElement>(`input[aria-label="${names.field}"]`)
  const heading = [...document.querySelectorAll('h2')].find((one) => one.textContent === names.panel)
  const panel = heading?.closest('section')
  if (!field || !panel) throw new Error('There is nothing to watch.')
  let pressed: { at: number; value: string } | null = null
  field.addEventListener('keydown', ({ timeStamp }) => {
    pressed = { at: timeStamp, value: '' }
  })
  field.addEventListener('input', () => {
    if (pressed) pressed.value = `"code": "${field.value}"`
  })
  const look = () => {
    if (!pressed || pressed.value === '' || !panel.textContent.includes(pressed.value)) return
    const { at } = pressed
    pressed = null
    seen.updated.push(performance.now() - at)
    requestAnimationFrame(() => {
      // The first task after a frame's callbacks comes when the frame is done.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => seen.painted.push(performance.now() - at)
      port2.postMessage(null)
    })
  }
  new MutationObserver(look).observe(panel, { subtree: true, childList: true, characterData: true })
  new PerformanceObserver((list) =>
    seen.tasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
  })
}
