import { attributeSet, withoutAttributes } from '../records/attribute-set.ts'
import { writeJson, writeKey } from '../records/json.ts'
import { parsePath, printPath } from '../records/path.ts'
import { membersWriter, type RecordView } from '../records/record-view.ts'
import { checkEvent, type EventForm, eventForm, eventFormFault, eventIn } from './advanced-events.ts'
import type { Compiled, CompileResult, FieldFault } from './compiled.ts'
import type { AdvancedConfig } from './config.ts'
import { type Fault, fault, problem } from './fault.ts'
import { type CompiledGrouping, compileGrouping, oneGroup } from './groupings.ts'
import { compileHeaders } from './headers.ts'
import { macroText, parseMacros } from './macro.ts'
import { type CompiledUrl, compileUrl, pathOfUrl } from './url.ts'

/** An Advanced config ready for records: each is sent as it is, less the excluded attributes. */
export const compileAdvanced = (config: AdvancedConfig, baseUrl: string | null): CompileResult => {
  const faults: FieldFault[] = []
  const fail = (field: string, each: Fault): void => void faults.push({ ...each, field })
  const hasBody = config.method !== 'DELETE'
  const url = compileAdvancedUrl(config.url, baseUrl)
  if (!url.ok) fail('URL', url.fault)
  const headers = compileHeaders(config.headers, hasBody)
  for (const each of headers.faults) fail(each.header, each)
  if (!hasBody && config.batching) {
    fail(
      'batching',
      fault('batch_not_possible', 'A DELETE has no body, so records cannot go together: untick batching.'),
    )
  }
  const excluded = config.excludeAttributes.flatMap((text) => {
    const path = parsePath(text)
    if (!path.ok) fail('Exclude Attributes', fault('attribute_missing', path.sentence))
    return path.ok ? [path.steps] : []
  })
  const fixedForm = url.ok ? eventForm(config.method, url.url.path) : null
  const wrong = fixedForm && eventFormFault(fixedForm, config)
  if (wrong) faults.push(wrong)
  const { groupOf, item: grouped } = wrapping(config, hasBody, faults)
  if (!url.ok || faults.length > 0)
    return { ok: false, problems: faults.map((each) => problem(null, each.field, each)) }
  const without = attributeSet(excluded)
  const writeMembers = membersWriter(without)
  const bare = (view: RecordView): string => {
    const members = writeMembers(view)
    return members === '' ? '{}' : `${members}}`
  }
  const meters = new Map(Object.entries(config.meters ?? {}))
  const formOf = formOfUrl(config, url.url.path.includes('{'), fixedForm, baseUrl)
  const item: Compiled['item'] = (input, renderedUrl, itemFaults) => {
    const record = grouped ? grouped(withoutAttributes(input.record.tree(), without)) : null
    const form = formOf(renderedUrl)
    const late = form && form !== fixedForm ? eventFormFault(form, config) : null
    if (late) itemFaults.push(late)
    const identity = form
      ? checkEvent(
          eventIn(record ?? withoutAttributes(input.record.tree(), without), form, config),
          { receivedAt: input.source.receivedAt, meters },
          itemFaults,
        )
      : null
    const text = record ? writeJson(record) : bare(input.record)
    return { text: hasBody ? text : null, identity, group: groupOf(input, itemFaults) }
  }
  const size = hasBody && config.batching ? config.batching.size : null
  return { ok: true, compiled: { method: config.method, url: url.url, headers, item, size } }
}

/** The URL of a config as the user wrote it, with its macros. */
export const compileAdvancedUrl = (text: string, baseUrl: string | null): CompiledUrl => {
  const macros = parseMacros(text.trim())
  if (!macros.ok) return { ok: false, fault: fault('url_invalid', macros.sentence) }
  const parts = macros.parts.map((part) =>
    typeof part === 'string' ? part : { name: `record.${printPath(part.path)}`, text: macroText(part) },
  )
  return compileUrl(parts, baseUrl)
}

/** A macro may lead a record to the event paths, so a path that is not fixed is looked at record by record. */
const formOfUrl = (
  config: AdvancedConfig,
  isOpen: boolean,
  fixed: EventForm | null,
  baseUrl: string | null,
) => {
  if (!isOpen) return () => fixed
  return (url: string) => eventForm(config.method, pathOfUrl(url, baseUrl))
}

const wrapping = (
  { batching, wrapKey }: AdvancedConfig,
  hasBody: boolean,
  faults: FieldFault[],
): CompiledGrouping => {
  if (hasBody && batching) return compileGrouping(batching.grouping, faults)
  const groupOf = hasBody && wrapKey !== null ? oneGroup(`{${writeKey(wrapKey)}:`, '}') : oneGroup('', '')
  return { groupOf, item: null }
}
