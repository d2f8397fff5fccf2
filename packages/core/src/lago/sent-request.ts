import type { WriteRoute } from './operations/write-routes.ts'

/** A request as the parts of `verdict` see it. */
export interface SentRequest {
  /** Records in the body. */
  count: number
  /** Whether they are a list, whose errors Lago names by position. */
  isBatch: boolean
  /** null for a path nobody knows. */
  route: WriteRoute | null
  /** null where it is not at hand. */
  body: string | null
}

/** Positions of all records, from 0. */
export const allPositions = ({ count }: SentRequest): number[] => Array.from({ length: count }, (_, at) => at)
