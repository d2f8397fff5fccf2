import type { Icon } from '@tabler/icons-react'

/** A kind of system records can be sent to. One declarative definition a folder; the step renders whatever is listed. */
export interface Connector {
  id: string
  name: string
  purpose: string
  /** Other words a person may search for. */
  keywords: readonly string[]
  Logo: Icon
}
