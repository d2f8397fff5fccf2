import { type JsonKind, type JsonValue, parseJson, stringValue, writeJson } from './json.ts'
import { type PathStep, printPath } from './path.ts'

/** What a sample of records says of one attribute. */
export interface InferredAttribute {
  /** `a.b[0]`, the way mappings and macros write it. */
  path: string
  /** Kinds of value met, in the order met. */
  types: JsonKind[]
  /** JSON texts of up to three different values. */
  examples: string[]
  /** Share of the sample in which it is absent or null, 0 to 1. */
  nullShare: number
}

interface Node {
  types: Set<JsonKind>
  examples: Set<string>
  /** Records that have a value here other than null. */
  filled: number
  below: Map<PathStep, Node>
}

const maxExamples = 3
const maxExampleLength = 200
/** Objects used as maps (one key per user, say) would otherwise grow a list nobody can read. */
const maxAttributes = 1000

const newNode = (): Node => ({ types: new Set(), examples: new Set(), filled: 0, below: new Map() })

/**
 * The attributes of a sample of records (JSON texts of objects), nested ones below their parents; of an array its first
 * item stands for all. Texts that are not JSON objects are left out. At most 1,000 attributes.
 */
export const inferAttributes = (texts: Iterable<string>): InferredAttribute[] => {
  const root = newNode()
  let attributes = 0
  const addBelow = (value: JsonValue, node: Node): void => {
    for (const [step, below] of childrenOf(value)) {
      let child = node.below.get(step)
      if (!child) {
        if (attributes === maxAttributes) continue
        attributes += 1
        child = newNode()
        node.below.set(step, child)
      }
      child.types.add(below.kind)
      if (below.kind !== 'null') child.filled += 1
      addExample(child, below)
      addBelow(below, child)
    }
  }
  let records = 0
  for (const text of texts) {
    const parsed = parseJson(text)
    if (!parsed.ok || parsed.value.kind !== 'object') continue
    records += 1
    addBelow(parsed.value, root)
  }
  return flatten(root, [], records)
}

const childrenOf = (value: JsonValue): Iterable<[PathStep, JsonValue]> => {
  if (value.kind === 'object') return value.members
  const first = value.kind === 'array' ? value.items[0] : undefined
  return first ? [[0, first]] : []
}

const addExample = (node: Node, value: JsonValue): void => {
  if (node.examples.size === maxExamples || value.kind === 'null') return
  const text = writeJson(value)
  if (text.length <= maxExampleLength) node.examples.add(text)
  else if (value.kind === 'string')
    node.examples.add(writeJson(stringValue(`${value.value.slice(0, maxExampleLength)}…`)))
}

const flatten = (node: Node, steps: PathStep[], records: number): InferredAttribute[] =>
  [...node.below].flatMap(([step, child]) => {
    const path = [...steps, step]
    const attribute: InferredAttribute = {
      path: printPath(path),
      types: [...child.types],
      examples: [...child.examples],
      nullShare: 1 - child.filled / records,
    }
    return [attribute, ...flatten(child, path, records)]
  })
