import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'

interface SidePanelProps {
  opened: boolean
  onClose: () => void
  title: string
  /** Width; narrower screens are filled. */
  size?: number
  children: ReactNode
}

/** Panel at the right edge, over the page, that keeps the page's place. */
export const SidePanel = ({ size = 480, ...rest }: SidePanelProps) => (
  <Drawer
    position="right"
    size={size}
    padding="lg"
    styles={{ title: { fontWeight: 650, fontSize: '1rem' } }}
    {...rest}
  />
)
