import { type RefObject, useEffect } from 'react'

/**
 * Tells the style sheets how high a page's header is, and where its title begins: what scrolls under the header
 * keeps clear of it (`--ferry-stuck` in `global.css`).
 */
export function useStuckHeader(isSticky: boolean, header: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const bar = header.current
    if (!isSticky || !bar) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => {
      style.setProperty('--ferry-header-height', `${bar.offsetHeight}px`)
      const above = bar.querySelector('nav')
      const end = above === null ? 0 : above.offsetTop + above.offsetHeight
      style.setProperty('--ferry-header-above', `${end}px`)
    })
    observer.observe(bar)
    return () => {
      observer.disconnect()
      style.removeProperty('--ferry-header-height')
      style.removeProperty('--ferry-header-above')
    }
  }, [isSticky, header])
}
