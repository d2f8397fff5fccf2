import { closest } from './catalogue-fields.ts'
import type { FieldFault } from './compiled.ts'
import type { Source } from './config.ts'
import { type Fault, fault } from './fault.ts'
import { compileSource } from './source.ts'
import { textSlot } from './template-leaf.ts'
import type { MappingContext } from './template-mapping.ts'
import { compileUrl, type UrlMaker, type UrlPart } from './url.ts'

/** The operation's path with each `{parameter}` taken from the record, and the query; null when that is not possible. */
export const compileTemplateUrl = (
  context: MappingContext,
  path: string,
  baseUrl: string | null,
): UrlMaker | null => {
  const { config, operation, faults } = context
  const before = faults.length
  reportUnknown(config.path ?? {}, operation.pathParameters, faults)
  reportUnknown(config.query ?? {}, operation.query, faults)
  const parts: UrlPart[] = path.split(/(\{\w+\})/).map((piece) => {
    if (!piece.startsWith('{')) return piece
    return compileParameter(context, piece.slice(1, -1), config.path?.[piece.slice(1, -1)])
  })
  const queryNames = Object.keys(config.query ?? {})
  for (const [position, name] of queryNames.entries()) {
    parts.push(
      `${position === 0 ? '?' : '&'}${encodeURIComponent(name)}=`,
      compileParameter(context, name, config.query?.[name]),
    )
  }
  const url = compileUrl(parts, baseUrl)
  if (!url.ok) faults.push({ ...url.fault, field: 'URL' })
  return url.ok && faults.length === before ? url.url : null
}

const reportUnknown = (
  given: Record<string, Source>,
  known: readonly string[],
  faults: FieldFault[],
): void => {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    const near = closest(name, known)
    const hint = near ? ` Did you mean ${near}?` : ''
    faults.push({
      ...fault('unknown_field', `The URL of this operation has no ${name}.${hint}`),
      field: name,
    })
  }
}

const compileParameter = (context: MappingContext, name: string, source: Source | undefined): UrlPart => {
  const { nexsetId, faults } = context
  const failed = (each: Fault): UrlPart => {
    faults.push({ ...each, field: name })
    return { name, text: () => each }
  }
  if (!source) return failed(fault('field_required', `The URL needs ${name}: map it to an attribute.`))
  if ('rest' in source || 'derived' in source) {
    return failed(fault('field_type', `${name} in the URL takes an attribute, a constant or a text.`))
  }
  const compiled = compileSource(source, nexsetId)
  return compiled.ok ? { name, text: textSlot(compiled.source, name) } : failed(compiled.fault)
}
