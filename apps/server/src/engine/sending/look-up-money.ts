import type { PlannedRequest } from '@ferry/core'
import type { Reader } from './ask-lago.ts'
import { tellOfAlike } from './look-up-alike.ts'
import { lookUpTopUp, sentTopUp } from './look-up-top-up.ts'

/**
 * What Lago lists of a call that repeats its effect and may have arrived.
 * - `arrived`: what it lists can only be of this call
 * - `unclear`: anything else; `told` says what was looked at, null when nothing was
 * That Lago lists none never proves that there is none, nor that there will be none.
 */
export type MoneyLookUp = { kind: 'arrived' } | { kind: 'unclear'; told: string | null }

/**
 * Looks for what a call whose outcome is unknown may have made. A top-up has a reference of its own and can be found; of
 * everything else a person is told what Lago has that is alike and was made since `since`.
 */
export const lookUpMoney = async (
  reader: Reader,
  request: PlannedRequest,
  since: Date,
): Promise<MoneyLookUp> =>
  sentTopUp(request)
    ? lookUpTopUp(reader, request)
    : { kind: 'unclear', told: await tellOfAlike(reader, request, since) }
