import type { Attribute } from '@ferry/contract'

/** `text`, `text or number`. */
export const kindWords = ({ types }: Pick<Attribute, 'types'>): string => {
  const words = types.flatMap((type) => (type === 'null' ? [] : [kinds[type]]))
  return words.length > 0 ? words.join(' or ') : 'always empty'
}

const kinds = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
} as const

/** Share of records without a value, `12 %`; what is there but rare must not read as nothing, nor nearly all as all. */
export const shareWords = (share: number): string =>
  share < 0.01 ? 'under 1 %' : `${Math.floor(share * 100)} %`
