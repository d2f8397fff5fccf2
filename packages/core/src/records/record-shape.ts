import { writeKey } from './json.ts'
import { endOfString, readerAt, skipValue } from './read-plain-json.ts'

/** The names of a record's members, in order, none twice. Records of one Nexset mostly share it. */
export interface Shape {
  readonly names: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

/** A record's text cut at its members, without making values of them. */
export interface CutText {
  shape: Shape
  /** Where each member's text ends. The next one starts behind the comma there. */
  ends: readonly number[]
}

const shapeOf = (names: readonly string[]): Shape => ({
  names,
  places: new Map(names.map((name, place) => [name, place])),
})

/** The shape of the text read last, tried first for the next. Only ever a shorter way to an equal one. */
let lastShape: Shape = shapeOf([])

/**
 * Cuts the text of an object at its members, when it is certain that writing the parsed object would give this very text:
 * valid, compact, no name twice, no escapes in names. Null for every other text, which says nothing against it.
 */
export const cutText = (text: string, maxDepth: number): CutText | null => {
  if (!text.startsWith('{"')) return null
  const reader = readerAt(text, 1, maxDepth - 1)
  const expected = lastShape.names
  const ends: number[] = []
  let names: string[] | null = null
  for (let place = 0; ; place += 1) {
    const name = expected[place]
    const known: number =
      names === null && name !== undefined && isNameAt(text, reader.at, name)
        ? reader.at + name.length + 2
        : 0
    const end = known || endOfString(text, reader.at)
    if (end <= 0 || text[end] !== ':') return null
    if (known === 0) {
      names ??= expected.slice(0, place)
      names.push(text.slice(reader.at + 1, end - 1))
    }
    reader.at = end + 1
    if (!skipValue(reader)) return null
    ends.push(reader.at)
    const next = text[reader.at]
    if (next === '}') break
    reader.at += 1
    if (next !== ',' || text[reader.at] !== '"') return null
  }
  if (reader.at !== text.length - 1 || !reader.isCompact) return null
  if (names === null && ends.length === expected.length) return { shape: lastShape, ends }
  const shape = newShape(names ?? expected.slice(0, ends.length))
  return shape && { shape, ends }
}

const isNameAt = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at + 1) && text.charCodeAt(at + 1 + name.length) === 34

const newShape = (names: readonly string[]): Shape | null => {
  const shape = shapeOf(names)
  const isPlain = shape.places.size === names.length && names.every((name) => writeKey(name) === `"${name}"`)
  if (!isPlain) return null
  lastShape = shape
  return shape
}
