import { type AttributeSet, whatIsLeft } from './attribute-set.ts'
import { type JsonObject, type JsonValue, maxJsonDepth, parseJson, writeJson, writeKey } from './json.ts'
import { type Path, readPath } from './path.ts'
import { readerAt, readPlainJson, readValue } from './read-plain-json.ts'
import { type CutText, cutText, type Shape } from './record-shape.ts'

/** A record to take attributes from. Of a text that can be cut, only what is asked for becomes a value. */
export interface RecordView {
  /** The attribute at a path, or undefined where the record has none. */
  at(path: Path): JsonValue | undefined
  /** The whole of it. */
  tree(): JsonObject
  /** The text it can be copied from. */
  readonly cut: CutText | null
}

export type ViewedRecord = { ok: true; view: RecordView } | { ok: false; sentence: string }

/** Reads the text of a record once; a sentence when it is not a JSON object. */
export const viewRecord = (text: string): ViewedRecord => {
  const cut = cutText(text, maxJsonDepth)
  if (cut) return { ok: true, view: new CutView(cut) }
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  return parsed.value.kind === 'object'
    ? { ok: true, view: treeView(parsed.value) }
    : { ok: false, sentence: 'This record is not a JSON object, so it has no attributes.' }
}

/** A record that is there already. */
export const treeView = (object: JsonObject): RecordView => ({
  at: (path) => readPath(object, path),
  tree: () => object,
  cut: null,
})

class CutView implements RecordView {
  readonly cut: CutText

  constructor(cut: CutText) {
    this.cut = cut
  }

  at(path: Path): JsonValue | undefined {
    const [name] = path
    const { text, shape, bounds } = this.cut
    const place = typeof name === 'string' ? shape.places.get(name) : undefined
    const from = place === undefined ? undefined : bounds[2 * place]
    if (from === undefined) return undefined
    const value = readValue(readerAt(text, from, maxJsonDepth))
    if (value === null) throw new Error('A value that was read cannot be read again.')
    return path.length === 1 ? value : readPath(value, path.slice(1))
  }

  tree(): JsonObject {
    const value = readPlainJson(this.cut.text, maxJsonDepth)
    if (value?.kind !== 'object') throw new Error('A record that was read cannot be read again.')
    return value
  }
}

/**
 * Makes `{"a":1,"b":2`: the compact text of a record's members but those left out, with the brace that opens it; empty
 * when none is left.
 */
export const membersWriter = (without: AttributeSet): ((view: RecordView) => string) => {
  let shape: Shape | null = null
  let runs: Run[] = []
  return (view) => {
    const { cut } = view
    if (!cut) return written(view.tree(), without)
    if (cut.shape !== shape) {
      shape = cut.shape
      runs = runsOf(shape, without)
    }
    let text = ''
    for (const run of runs)
      text = run.below ? withPart(text, view, run.name, run.below) : withCopy(text, cut, run)
    return text
  }
}

/** Neighbours that stay whole, from the first to the last place; or one of which a part stays. */
interface Run {
  first: number
  last: number
  name: string
  below: AttributeSet | null
}

const runsOf = ({ names }: Shape, without: AttributeSet): Run[] => {
  const runs: Run[] = []
  for (const [place, name] of names.entries()) {
    const out = without.get(name)
    const before = runs.at(-1)
    if (out === true) continue
    if (out) runs.push({ first: place, last: place, name, below: out })
    else if (before && !before.below && before.last === place - 1) before.last = place
    else runs.push({ first: place, last: place, name, below: null })
  }
  return runs
}

const withCopy = (
  before: string,
  { text, shape, bounds, isTight }: CutText,
  { first, last }: Run,
): string => {
  if (isTight) {
    const copy = text.slice(first === 0 ? 1 : (bounds[2 * first - 1] ?? 0) + 1, bounds[2 * last + 1])
    return (before === '' ? '{' : `${before},`) + copy
  }
  let all = before
  for (let place = first; place <= last; place += 1) {
    const mark = shape.marks[place] ?? ''
    all += all === '' ? `{${mark.slice(1)}` : mark
    all += text.slice(bounds[2 * place], bounds[2 * place + 1])
  }
  return all
}

const withPart = (before: string, view: RecordView, name: string, below: AttributeSet): string => {
  const value = view.at([name])
  const left = value && whatIsLeft(value, below)
  return left ? `${before === '' ? '{' : `${before},`}${writeKey(name)}:${writeJson(left)}` : before
}

const written = ({ members }: JsonObject, without: AttributeSet): string => {
  let text = ''
  for (const [key, value] of members) {
    const left = whatIsLeft(value, without.get(key))
    if (left) text += `${text === '' ? '{' : ','}${writeKey(key)}:${writeJson(left)}`
  }
  return text
}
