import { parseJson, stringValue } from '../records/json.ts'
import { type Path, parsePath } from '../records/path.ts'
import { isJsonNumber } from './coerce.ts'
import type { Source } from './config.ts'
import { type Fault, fault, type Slot } from './fault.ts'
import { compileFilters } from './filters.ts'
import { macroText, parseMacros } from './macro.ts'

/** A source ready for every record. `isFixed` when it gives all of them the same. */
export interface CompiledSource {
  take: Slot
  isFixed: boolean
  zone: string | undefined
  /** Attributes it reads. */
  paths: Path[]
}

export type SourceResult = { ok: true; source: CompiledSource } | { ok: false; fault: Fault }

const refuse = (code: Fault['code'], sentence: string): SourceResult => ({
  ok: false,
  fault: fault(code, sentence),
})

/** Every source that gives one value; `rest` gives many and is the template's own. */
export const compileSource = (source: Exclude<Source, { rest: true }>, nexsetId: string): SourceResult => {
  if ('attribute' in source) return attributeSource(source)
  if ('constant' in source) return constantSource(source)
  if ('text' in source) return textSource(source.text)
  const { suffix } = source.derived
  return given(({ source: record }) => stringValue(derivedId(nexsetId, record.offset, suffix)), false)
}

/**
 * The id Ferry gives a record: the same on every retry, in every process. Without `/`, which `GET /events/{id}` cannot
 * look up (lago-api:app/controllers/api/v1/events_controller.rb).
 */
export const derivedId = (nexsetId: string, offset: number, suffix: string): string =>
  `ferry-${nexsetId.replaceAll('-', '')}-${offset}${suffix === '' ? '' : `-${suffix}`}`

const given = (take: Slot, isFixed: boolean, paths: Path[] = []): SourceResult => ({
  ok: true,
  source: { take, isFixed, zone: undefined, paths },
})

const attributeSource = (source: Extract<Source, { attribute: string }>): SourceResult => {
  const path = parsePath(source.attribute)
  if (!path.ok) return refuse('attribute_missing', path.sentence)
  const { steps } = path
  const take: Slot = ({ record }) => record.at(steps)
  if (!source.filters?.length) return given(take, false, [steps])
  const filters = compileFilters(source.filters)
  if (!filters.ok) return filters
  const { zone, run } = filters.chain
  return {
    ok: true,
    source: { take: (input) => run(take(input), input), isFixed: false, zone, paths: [steps] },
  }
}

const constantSource = ({ constant, as }: Extract<Source, { constant: string }>): SourceResult => {
  if (as === undefined) {
    const value = stringValue(constant)
    return given(() => value, true)
  }
  if (as === 'number' && !isJsonNumber(constant))
    return refuse('constant_invalid', `"${constant}" is not a number.`)
  const parsed = parseJson(constant)
  if (!parsed.ok) return refuse('constant_invalid', parsed.sentence)
  return given(() => parsed.value, true)
}

const textSource = (text: string): SourceResult => {
  const macros = parseMacros(text)
  if (!macros.ok) return refuse('macro_unresolved', macros.sentence)
  const paths = macros.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.path]))
  const parts = macros.parts.map((part) => (typeof part === 'string' ? part : macroText(part)))
  const take: Slot = (input) => {
    let result = ''
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : part(input)
      if (typeof piece !== 'string') return piece
      result += piece
    }
    return stringValue(result)
  }
  return given(take, paths.length === 0, paths)
}
