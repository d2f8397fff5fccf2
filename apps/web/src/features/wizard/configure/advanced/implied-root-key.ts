import { recognise } from '@ferry/core'
import type { AdvancedForm } from '../../form.ts'
import { lagoPath } from './lago-path.ts'

type Call = Pick<AdvancedForm, 'method' | 'url'>

/** The key Lago reads a record under at this path; '' where it knows none. */
export const impliedRootKey = ({ method, url }: Call, baseUrl: string): string =>
  method === 'DELETE' ? '' : (recognise(method, lagoPath(url, baseUrl))?.rootKey ?? '')

/**
 * The root key after method or URL changed: it follows the path as long as it is the one the path implied; a key of the
 * person's own, or one taken out on purpose, stays. In a batch no root key is in use, so it always follows.
 */
export const followedRootKey = (
  before: AdvancedForm,
  change: Partial<Call>,
  { baseUrl, isBatched }: { baseUrl: string; isBatched: boolean },
): string => {
  const was = impliedRootKey(before, baseUrl)
  const is = impliedRootKey({ ...before, ...change }, baseUrl)
  return was !== is && (isBatched || before.wrapKey === was) ? is : before.wrapKey
}
