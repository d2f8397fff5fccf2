import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long a page may take to appear and still get the focus. */
const patience = 10_000

/**
 * Moves focus to the page's heading when the path changed, so that keyboard and screen reader go on from the new
 * page's start. The old page may stay in sight until the new one is loaded; when it goes, and the focus with it, the
 * new heading gets it. Not on the first load: that starts at the top by itself.
 */
export function useFocusOnNavigation() {
  const router = useRouter()
  useEffect(() => {
    let stop = () => {}
    const unsubscribe = router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
      stop()
      if (pathChanged && fromLocation) stop = followHeading()
    })
    return () => {
      stop()
      unsubscribe()
    }
  }, [router])
}

/** Focuses the heading, and each one that takes its place while nothing else has the focus; gives how to stop. */
function followHeading(): () => void {
  const main = document.getElementById('main')
  if (!main) return () => {}
  const focusHeading = () => main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  const observer = new MutationObserver(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusHeading()
  })
  focusHeading()
  observer.observe(main, { childList: true, subtree: true })
  const timer = setTimeout(() => observer.disconnect(), patience)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}
