import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import type { ComponentPropsWithRef, ReactNode } from 'react'

type IconButtonProps = ActionIconProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> & {
    /** Name of the button, also shown as its tooltip. */
    label: string
    children: ReactNode
  }

/** A button that is only an icon, with a name for everyone. */
export const IconButton = ({ label, children, ...rest }: IconButtonProps) => (
  // Over an open menu it would hide the first entry.
  <Tooltip label={label} disabled={rest['aria-expanded'] === true}>
    <ActionIcon variant="default" size="lg" aria-label={label} {...rest}>
      {children}
    </ActionIcon>
  </Tooltip>
)
