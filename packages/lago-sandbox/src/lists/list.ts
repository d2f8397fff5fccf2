import { ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { page } from '../paging.ts'
import type { Filter } from './filter.ts'

/** A list of Lago, as data. */
export interface List<T> {
  /** Root key of the answer. */
  plural: string
  filters: readonly Filter<T>[]
  /** An object as the answer shows it. */
  show: (item: T, call: Call) => unknown
}

/** One page of the objects that pass every filter, in the order given, with `meta`. */
export const answerList = <T>(
  { plural, filters, show }: List<T>,
  items: readonly T[],
  call: Call,
): Answer => {
  let found = items
  for (const filter of filters) {
    const passes = filter(call)
    if (passes === undefined) continue
    if ('refusal' in passes) return passes.refusal
    found = found.filter(passes)
  }
  const { items: shown, meta } = page(found, call.query)
  return ok({ [plural]: shown.map((item) => show(item, call)), meta })
}
