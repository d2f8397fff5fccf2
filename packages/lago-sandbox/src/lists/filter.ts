import { invalid, notFound } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { isBlank, textOf } from '../json.ts'

/**
 * One filter of a list. It looks at a request and answers which objects pass, why the whole list is refused, or
 * undefined where the request does not ask for it.
 */
export type Filter<T> = (call: Call) => ((item: T) => boolean) | { refusal: Answer } | undefined

/** What was sent as `name=…` or, more than once, as `name[]=…`; an empty text is nothing. */
const sent = ({ query }: Call, ...names: string[]): string[] =>
  names.flatMap((name) => [...query.getAll(name), ...query.getAll(`${name}[]`)]).filter((text) => text !== '')

/** Objects whose value is one of those sent under any of the names. */
export const among =
  <T>(names: string | readonly string[], valueOf: (item: T) => unknown): Filter<T> =>
  (call) => {
    const wanted = sent(call, ...[names].flat())
    return wanted.length === 0 ? undefined : (item) => wanted.includes(textOf(valueOf(item)) ?? '')
  }

/** The same for a closed set of values: one that is not in it is as good as not sent. */
export const amongKnown =
  <T>(name: string, known: readonly string[], valueOf: (item: T) => unknown): Filter<T> =>
  (call) => {
    const wanted = sent(call, name).filter((value) => known.includes(value))
    return wanted.length === 0 ? undefined : (item) => wanted.includes(textOf(valueOf(item)) ?? '')
  }

/** The same, where one that is not in it refuses the list as `value_is_invalid`. */
export const amongOnly =
  <T>(name: string, known: readonly string[], valueOf: (item: T) => unknown): Filter<T> =>
  (call) =>
    sent(call, name).every((value) => known.includes(value))
      ? among(name, valueOf)(call)
      : { refusal: invalid({ [name]: ['value_is_invalid'] }) }

/** What Rails takes for false; any other text is true. */
const FALSE = /^(0|f|F|false|FALSE|off|OFF)$/

export const flag =
  <T>(name: string, isSo: (item: T) => boolean): Filter<T> =>
  (call) => {
    const [text] = sent(call, name)
    if (text === undefined) return undefined
    const wanted = !FALSE.test(text)
    return (item) => isSo(item) === wanted
  }

/** `name_from` and `name_to`, both of them within. */
export const amounts =
  <T>(name: string, valueOf: (item: T) => number): Filter<T> =>
  (call) => {
    const [from = '-Infinity'] = sent(call, `${name}_from`)
    const [to = 'Infinity'] = sent(call, `${name}_to`)
    return (item) => valueOf(item) >= Number(from) && valueOf(item) <= Number(to)
  }

const isIsoDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))

/** `name_from` and `name_to` as days, both of them within; what is no date is as good as not sent. */
export const days =
  <T>(name: string, valueOf: (item: T) => unknown): Filter<T> =>
  (call) => {
    const day = (end: string) => sent(call, `${name}_${end}`).find(isIsoDate)?.slice(0, 10)
    const [from, to] = [day('from'), day('to')]
    return (item) => {
      const at = textOf(valueOf(item)) ?? ''
      return (from === undefined || at >= from) && (to === undefined || at <= to)
    }
  }

/** `name_from` and `name_to` as moments, both of them within; what is no date refuses the list as `invalid_date`. */
export const moments =
  <T>(name: string, valueOf: (item: T) => unknown): Filter<T> =>
  (call) => {
    for (const end of [`${name}_from`, `${name}_to`])
      if (!sent(call, end).every(isIsoDate)) return { refusal: invalid({ [end]: ['invalid_date'] }) }
    const [from, to] = [sent(call, `${name}_from`)[0], sent(call, `${name}_to`)[0]]
    if (from === undefined && to === undefined) return undefined
    return (item) => {
      // NaN, for an object that has no such moment, is within nothing.
      const at = Date.parse(textOf(valueOf(item)) ?? '')
      return at >= (from ? Date.parse(from) : -Infinity) && at <= (to ? Date.parse(to) : Infinity)
    }
  }

/** `search_term` anywhere in one of the texts, in small letters or capitals. */
export const search =
  <T>(textsOf: (item: T, call: Call) => readonly unknown[]): Filter<T> =>
  (call) => {
    const term = (sent(call, 'search_term')[0] ?? '').trim().toLowerCase()
    return term === ''
      ? undefined
      : (item) => textsOf(item, call).some((text) => textOf(text)?.toLowerCase().includes(term))
  }

/** `metadata[key]=value`, all of them; an empty value asks for objects without the key. */
export const metadata =
  <T>(itemsOf: (item: T) => readonly { key: string; value: string }[]): Filter<T> =>
  ({ query }) => {
    const wanted = [...query].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [{ key, value }]
    })
    const has = (item: T, { key, value }: { key: string; value: string }): boolean => {
      const held = itemsOf(item).find((one) => one.key === key)
      return isBlank(value) ? held === undefined : held?.value === value
    }
    return wanted.length === 0 ? undefined : (item) => wanted.every((one) => has(item, one))
  }

/** The one customer whose path it is (404 if there is none), else `external_customer_id`. */
export const ofCustomer =
  <T>(externalIdOf: (item: T) => unknown): Filter<T> =>
  (call) => {
    const { external_id: owner } = call.params
    if (owner === undefined) return among('external_customer_id', externalIdOf)(call)
    return call.organization.customers.has(owner)
      ? (item) => externalIdOf(item) === owner
      : { refusal: notFound('customer') }
  }

/** `billing_entity_codes[]`; a code that nobody has is a 404 (lago-api:app/controllers/concerns/invoice_index.rb). */
export const billingEntities =
  <T>(codeOf: (item: T, call: Call) => unknown): Filter<T> =>
  (call) => {
    const codes = sent(call, 'billing_entity_codes')
    if (codes.length === 0) return undefined
    const { rows } = call.organization
    if (codes.some((code) => !rows.find('billing_entity', 'code', code)))
      return { refusal: notFound('billing_entity') }
    return (item) => codes.includes(textOf(codeOf(item, call)) ?? '')
  }
