import { Drawer } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

interface SidePanelProps {
  opened: boolean
  onClose: () => void
  title: string
  /** Width; narrower screens are filled. */
  size?: number
  children: ReactNode
}

type Hold = (by: 1 | -1) => void

const HoldContext = createContext<Hold>(() => {})

/** Panel at the right edge, over the page, that keeps the page's place. */
export function SidePanel({ size = 480, children, ...rest }: SidePanelProps) {
  const [holds, setHolds] = useState(0)
  const hold = useCallback<Hold>((by) => setHolds((known) => known + by), [])
  return (
    <Drawer
      position="right"
      size={size}
      padding="lg"
      styles={{ title: { fontWeight: 650, fontSize: '1rem' } }}
      closeOnEscape={holds === 0}
      closeOnClickOutside={holds === 0}
      {...rest}
    >
      <HoldContext value={hold}>{children}</HoldContext>
    </Drawer>
  )
}

/**
 * Keeps the panel around it open against Escape and clicks beside it, while a dialog lies over it or something typed would
 * be lost. Its close button closes it all the same. Outside of a panel it does nothing.
 */
export function useHoldPanel(isHeld: boolean) {
  const hold = useContext(HoldContext)
  useEffect(() => {
    if (!isHeld) return
    hold(1)
    return () => hold(-1)
  }, [hold, isHeld])
}
