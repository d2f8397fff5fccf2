import { Anchor, type AnchorProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface TextLinkProps extends AnchorProps {
  /** An address from paths.ts. */
  to: string
  children: ReactNode
}

/** A link inside the app. */
export const TextLink = ({ to, children, ...rest }: TextLinkProps) => (
  <Anchor inherit component={Link} to={to} {...rest}>
    {children}
  </Anchor>
)
