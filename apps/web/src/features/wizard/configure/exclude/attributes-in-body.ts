import { type DestinationConfig, macroPaths, type Path, parsePath, type Source } from '@ferry/core'

/**
 * Top-level attributes whose values really are in the body under a config. Counted in what is sent, not in what was
 * clicked: an attribute may be left out because no field takes it.
 */
export const attributesInBody = (config: DestinationConfig, attributes: readonly string[]): string[] => {
  const all = topLevel(attributes)
  const isExcluded = (attribute: string) => config.excludeAttributes.includes(attribute)
  if (config.mode === 'advanced') {
    return config.method === 'DELETE' ? [] : all.filter((attribute) => !isExcluded(attribute))
  }
  const sources = Object.values(config.mapping)
  const inBody = named(sources)
  if (!sources.some((source) => 'rest' in source))
    return all.filter((attribute) => inBody.has(rootOf(attribute)))
  const elsewhere = new Set(
    [...Object.values(config.path ?? {}), ...Object.values(config.query ?? {})].flatMap((source) =>
      'attribute' in source ? [source.attribute] : [],
    ),
  )
  return all.filter((attribute) => {
    const root = rootOf(attribute)
    return inBody.has(root) || (!isExcluded(attribute) && !elsewhere.has(attribute))
  })
}

/** Attributes that are no part of another one. */
export const topLevel = (attributes: readonly string[]): string[] =>
  attributes.filter((attribute) => stepsOf(attribute).length === 1)

/** Top-level names that sources take a value from. */
const named = (sources: readonly Source[]): Set<string> => {
  const paths = sources.flatMap((source): Path[] => {
    if ('attribute' in source) return [stepsOf(source.attribute)]
    return 'text' in source ? [...macroPaths(source.text)] : []
  })
  return new Set(paths.map(([first]) => String(first ?? '')))
}

const stepsOf = (attribute: string): Path => {
  const path = parsePath(attribute)
  return path.ok ? path.steps : []
}

const rootOf = (attribute: string): string => String(stepsOf(attribute)[0] ?? '')
