import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'

interface TextLinkProps extends AnchorProps {
  /** An address from paths.ts. */
  to: string
  search?: Record<string, string>
  /** What is read out where the words alone do not say enough. */
  label?: string
  children: ReactNode
}

const AnchorLink = createLink((props: AnchorProps & Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps>) => (
  <Anchor inherit {...props} />
))

/** A link inside the app. */
export const TextLink = ({ to, search, label, children, ...rest }: TextLinkProps) => {
  const target: { to: string; search?: Record<string, string> } = { to, ...(search && { search }) }
  return (
    <AnchorLink {...target} {...(label && { 'aria-label': label })} {...rest}>
      {children}
    </AnchorLink>
  )
}
