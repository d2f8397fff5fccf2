import { autoMap, autoMapPath, defaultConfig, type NamedAttribute, type Operation } from '@ferry/core'
import type { FieldRow } from '../form.ts'
import { type ConfigForm, fromConfig } from './from-config.ts'
import { isIdentifier } from './identifiers.ts'

/**
 * A template as it starts: mapped by name. What goes by a likely name only is marked until a person agrees; an
 * identifier of a call that deletes, or repeats its effect each time, is not filled in by a likely name at all.
 */
export const proposedForm = (operation: Operation, attributes: readonly NamedAttribute[]): ConfigForm => {
  const form = fromConfig(defaultConfig(operation, attributes))
  const suggestions = { path: autoMapPath(operation, attributes), mapping: autoMap(operation, attributes) }
  const proposed = (part: 'path' | 'mapping') =>
    form.template[part].map(({ field, source }): FieldRow => {
      const isLikely = suggestions[part][field]?.confidence === 'likely' && source.kind === 'attribute'
      if (!isLikely) return { field, source }
      if (isDrastic(operation) && isIdentifier(operation, { part, field }))
        return { field, source: { kind: 'none' } }
      return { field, source, isProposed: true }
    })
  return { ...form, template: { ...form.template, path: proposed('path'), mapping: proposed('mapping') } }
}

const isDrastic = ({ method, resend }: Operation): boolean => method === 'DELETE' || resend === 'C'
