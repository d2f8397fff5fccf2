import { useEffect } from 'react'

/**
 * For a dialog that is mounted open: when it goes away, focus returns to what had it before, or, where that is gone
 * too (a menu's item), to the page's heading, instead of being lost.
 */
export function useReturnFocus() {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      setTimeout(() => {
        if (document.activeElement && document.activeElement !== document.body) return
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
        const target = isThere ? before : document.querySelector<HTMLElement>('#main h1')
        target?.focus({ preventScroll: true })
      }, 50)
    }
  }, [])
}
