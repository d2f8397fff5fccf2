import type { Problem } from '@ferry/contract'
import { ProblemError } from '../../http/problem-error.ts'

type Place = NonNullable<Problem['places']>[number]

const mostPlaces = 20

/** Collects what is wrong in a file or a body, so that a person mends more than one line at a time. */
export class WrongPlaces {
  readonly #places: Place[] = []
  readonly #path: 'file' | 'body'

  constructor(path: 'file' | 'body') {
    this.#path = path
  }

  get any() {
    return this.#places.length > 0
  }

  /** `line` and `record` count from 1. Throws once there are enough of them. */
  add(message: string, where: { line?: number; record?: number } = {}) {
    this.#places.push({ path: this.#path, message, ...where })
    if (this.#places.length >= mostPlaces) this.throwIfAny()
  }

  /** For what makes reading on pointless. */
  fail(message: string, where: { line?: number; record?: number } = {}): never {
    this.add(message, where)
    throw this.#error()
  }

  throwIfAny() {
    if (this.any) throw this.#error()
  }

  #error() {
    const [first] = this.#places
    const where = first?.line === undefined ? '' : `Line ${first.line}: `
    const count = this.#places.length
    const more =
      count === 1
        ? ''
        : count >= mostPlaces
          ? ` ${count} places are wrong, and perhaps more.`
          : ` ${count} places are wrong.`
    const code = this.#path === 'file' ? 'invalid_file' : 'invalid_input'
    return new ProblemError(
      code,
      `${where}${first?.message}${more} Nothing was stored. Mend it and send it again.`,
      this.#places,
    )
  }
}
