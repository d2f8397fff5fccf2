import { ApiError } from '../../../api/api-error.ts'

/** What a retry would overwrite, where that is why it was refused. */
export const overwriteIn = (error: unknown): string | null =>
  error instanceof ApiError && error.code === 'confirmation_required' ? error.message : null
