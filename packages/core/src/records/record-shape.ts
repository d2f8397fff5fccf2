import { writeKey } from './json.ts'
import { endOfSpace, endOfString, readerAt, skipValue } from './read-plain-json.ts'

/** The names of a record's members, in order, none twice. Records of one Nexset mostly share it. */
export interface Shape {
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** `,"name":` of each. */
  readonly marks: readonly string[]
}

/** A record's text cut at its members, without making values of them. */
export interface CutText {
  text: string
  shape: Shape
  /** Where the text of each member's value starts and ends: two numbers a member. */
  bounds: readonly number[]
  /** No spaces between the members, so that neighbours can be copied together. */
  isTight: boolean
}

const shapeOf = (names: readonly string[]): Shape => ({
  names,
  places: new Map(names.map((name, place) => [name, place])),
  marks: names.map((name) => `,"${name}":`),
})

/** The shape of the text read last, tried first for the next. Only ever a shorter way to an equal one. */
let lastShape: Shape = shapeOf([])

/**
 * Cuts the text of an object at its members, when it is certain that writing the parsed object would give this very text,
 * but for spaces between members: valid, no name twice, no escapes in names, each value compact. Null for every other
 * text, which says nothing against it.
 */
export const cutText = (text: string, maxDepth: number): CutText | null => {
  if (!text.startsWith('{')) return null
  const reader = readerAt(text, endOfSpace(text, 1), maxDepth - 1)
  const expected = lastShape.names
  const bounds: number[] = []
  let names: string[] | null = null
  let isTight = reader.at === 1
  let count = 0
  for (;;) {
    const name = expected[count]
    const isExpected = names === null && name !== undefined && isNameAt(text, reader.at, name)
    const end = isExpected ? reader.at + name.length + 2 : endOfName(text, reader.at)
    const colon = endOfSpace(text, end)
    if (end <= 0 || text.charCodeAt(colon) !== 58) return null
    if (!isExpected) {
      names ??= expected.slice(0, count)
      names.push(text.slice(reader.at + 1, end - 1))
    }
    const start = endOfSpace(text, colon + 1)
    reader.at = start
    if (!skipValue(reader)) return null
    bounds[2 * count] = start
    bounds[2 * count + 1] = reader.at
    count += 1
    const comma = endOfSpace(text, reader.at)
    isTight &&= start === end + 1 && comma === reader.at
    reader.at = comma + 1
    const next = text.charCodeAt(comma)
    if (next === 125) break
    if (next !== 44) return null
    reader.at = endOfSpace(text, comma + 1)
    isTight &&= reader.at === comma + 1
  }
  if (endOfSpace(text, reader.at) !== text.length || !reader.isCompact) return null
  const shape =
    names === null && count === expected.length ? lastShape : newShape(names ?? expected.slice(0, count))
  return shape && { text, shape, bounds, isTight }
}

const endOfName = (text: string, at: number): number => (text[at] === '"' ? endOfString(text, at) : 0)

const isNameAt = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at + 1) && text.charCodeAt(at + 1 + name.length) === 34

const newShape = (names: readonly string[]): Shape | null => {
  const shape = shapeOf(names)
  const isPlain = shape.places.size === names.length && names.every((name) => writeKey(name) === `"${name}"`)
  if (!isPlain) return null
  lastShape = shape
  return shape
}
