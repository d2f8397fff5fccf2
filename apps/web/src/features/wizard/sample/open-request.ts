import type { PlannedRequest } from '@ferry/core'
import { createContext, use } from 'react'
import type { MadePreview } from './preview-context.tsx'

/** A request that is looked at, and the config it was made with. */
export interface OpenRequest {
  request: PlannedRequest
  config: MadePreview['config']
}

export const OpenRequestContext = createContext<OpenRequest | null>(null)

/** The request that is looked at: only the parts that show something of it read it. */
export const useOpenRequest = (): OpenRequest => {
  const open = use(OpenRequestContext)
  if (!open) throw new Error('A part of a request stands outside of one.')
  return open
}
