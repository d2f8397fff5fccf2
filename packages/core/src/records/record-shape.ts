import { writeKey } from './json.ts'
import { endOfSpace, endOfString, readerAt, skipValue } from './read-plain-json.ts'

/** The names of a record's members, in order, none twice. Records of one Nexset mostly share it. */
export interface Shape {
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** `"name":` of each. */
  readonly marks: readonly string[]
}

/** A record's text cut at its members, without making values of them. */
export interface CutText {
  shape: Shape
  /** Where the text of each member's value starts and ends. */
  starts: readonly number[]
  ends: readonly number[]
  /** No spaces between the members, so that neighbours can be copied together. */
  isTight: boolean
}

const shapeOf = (names: readonly string[]): Shape => ({
  names,
  places: new Map(names.map((name, place) => [name, place])),
  marks: names.map((name) => `"${name}":`),
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
  const starts: number[] = []
  const ends: number[] = []
  let names: string[] | null = null
  let isTight = reader.at === 1
  for (let place = 0; ; place += 1) {
    const name = expected[place]
    const isExpected = names === null && name !== undefined && isNameAt(text, reader.at, name)
    const end = isExpected ? reader.at + name.length + 2 : endOfName(text, reader.at)
    const colon = endOfSpace(text, end)
    if (end <= 0 || text[colon] !== ':') return null
    if (!isExpected) {
      names ??= expected.slice(0, place)
      names.push(text.slice(reader.at + 1, end - 1))
    }
    reader.at = endOfSpace(text, colon + 1)
    starts.push(reader.at)
    if (!skipValue(reader)) return null
    ends.push(reader.at)
    const comma = endOfSpace(text, reader.at)
    isTight &&= starts[place] === end + 1 && comma === reader.at
    reader.at = comma + 1
    if (text[comma] === '}') break
    if (text[comma] !== ',') return null
    reader.at = endOfSpace(text, comma + 1)
    isTight &&= reader.at === comma + 1
  }
  if (endOfSpace(text, reader.at) !== text.length || !reader.isCompact) return null
  const shape =
    names === null && ends.length === expected.length
      ? lastShape
      : newShape(names ?? expected.slice(0, ends.length))
  return shape && { shape, starts, ends, isTight }
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
