import { compactJson } from '@ferry/core'
import { checkObject, isTooLarge, mostRecordBytes, tooLarge } from './record-text.ts'
import type { WrongPlaces } from './wrong-places.ts'

/** Indented text may be longer than the record it compacts to. */
const mostElement = 8 * mostRecordBytes

const code = {
  quote: 34,
  backslash: 92,
  comma: 44,
  open: 91,
  close: 93,
  openBrace: 123,
  closeBrace: 125,
  line: 10,
}

interface Element {
  text: string
  line: number
  tooLong: boolean
}

/**
 * A JSON array of objects, or one object → the objects' own texts, compacted onto one line, a few at a time. JSON
 * libraries that stream decode escapes and numbers on the way, so the array is cut here by brackets and quotes alone;
 * whether each piece is JSON is for the parser to say.
 */
export async function* readJsonElements(
  texts: AsyncIterable<string>,
  wrong: WrongPlaces,
): AsyncGenerator<string[]> {
  const cutter = new ElementCutter(wrong)
  let record = 0
  const compact = ({ text, line, tooLong }: Element, records: string[]) => {
    record += 1
    const whole = cutter.isArray
      ? ''
      : ' The file is one single object; Ferry takes an array of objects, or one object a line as .ndjson.'
    const compacted = tooLong ? null : compactJson(text)
    if (!compacted || (compacted.ok && isTooLarge(compacted.text))) {
      return wrong.add(tooLarge + whole, { line, record })
    }
    const checked = checkObject(text)
    if (compacted.ok && checked.ok) records.push(compacted.text)
    else if (!checked.ok) {
      const where = { line: line + checked.line, record }
      if (compacted.ok) wrong.add(checked.sentence, where)
      // After broken JSON nobody knows where the next element begins.
      else wrong.fail(checked.sentence, where)
    }
  }
  for await (const text of texts) {
    const records: string[] = []
    for (const element of cutter.cut(text)) compact(element, records)
    if (records.length > 0) yield records
  }
  cutter.end()
}

/** Where the next character stands: before everything, before an element or inside one, after everything. */
type State = 'start' | 'before' | 'inside' | 'end'

class ElementCutter {
  isArray = false
  readonly #wrong: WrongPlaces
  #state: State = 'start'
  #line = 1
  #depth = 0
  #inString = false
  #escaped = false
  #element: Element = { text: '', line: 1, tooLong: false }
  #elements = 0

  constructor(wrong: WrongPlaces) {
    this.#wrong = wrong
  }

  *cut(text: string): Generator<Element> {
    let start = 0
    for (let at = 0; at < text.length; at += 1) {
      const char = text.charCodeAt(at)
      if (char === code.line) this.#line += 1
      if (this.#state === 'inside') {
        if (!this.#endsElement(char)) continue
        // A bracket of its own closes an object; a comma or the array's end is not part of the element.
        const end = this.isArray ? at : at + 1
        yield this.#finish(text.slice(start, end))
        if (this.isArray) this.#between(char)
      } else if (!isSpace(char)) {
        this.#outside(char)
        start = this.isInside ? at : at + 1
      }
    }
    if (this.isInside) this.#add(text.slice(start))
  }

  end() {
    if (this.#state === 'start') return
    if (this.#state === 'inside')
      this.#wrong.fail('The file ends in the middle of a record.', { line: this.#element.line })
    if (this.#state !== 'end')
      this.#wrong.fail('The file ends before the array does: a ] is missing.', this.#here())
  }

  private get isInside() {
    return this.#state === 'inside'
  }

  #outside(char: number) {
    if (this.#state === 'start' && char === code.open) {
      this.isArray = true
      this.#state = 'before'
    } else if (this.#state === 'start' && char === code.openBrace) this.#begin(char)
    else if (this.#state === 'start') {
      this.#wrong.fail('A .json file must hold an array of objects, or one object.', this.#here())
    } else if (this.#state === 'end') {
      this.#wrong.fail(
        this.isArray
          ? 'Something follows after the end of the array.'
          : 'Something follows after the first object. If each line is a record, name the file .ndjson.',
        this.#here(),
      )
    } else if (this.#state === 'before' && char === code.close && this.#elements === 0) this.#state = 'end'
    else if (this.#state === 'before' && (char === code.close || char === code.comma)) {
      this.#wrong.fail('A record is missing at this comma.', this.#here())
    } else this.#begin(char)
  }

  #begin(char: number) {
    this.#state = 'inside'
    this.#element = { text: '', line: this.#line, tooLong: false }
    this.#depth = 0
    this.#inString = false
    this.#escaped = false
    this.#endsElement(char)
  }

  #endsElement(char: number): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (char === code.backslash) this.#escaped = true
      else if (char === code.quote) this.#inString = false
      return false
    }
    if (char === code.quote) this.#inString = true
    else if (char === code.openBrace || char === code.open) this.#depth += 1
    else if (this.#depth === 0) return this.isArray && (char === code.comma || char === code.close)
    else if (char === code.closeBrace || char === code.close) {
      this.#depth -= 1
      return this.#depth === 0 && !this.isArray
    }
    return false
  }

  #between(char: number) {
    this.#state = char === code.comma ? 'before' : 'end'
  }

  #finish(text: string): Element {
    this.#add(text)
    this.#elements += 1
    if (!this.isArray) this.#state = 'end'
    return this.#element
  }

  #add(text: string) {
    if (this.#element.text.length + text.length > mostElement) this.#element.tooLong = true
    this.#element.text = this.#element.tooLong ? '' : this.#element.text + text
  }

  #here() {
    return { line: this.#line }
  }
}

const isSpace = (char: number) => char === 32 || char === 10 || char === 13 || char === 9
