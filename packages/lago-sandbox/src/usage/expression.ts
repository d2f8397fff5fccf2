interface ExpressionEvent {
  code: string
  timestamp: string
  properties: Record<string, unknown>
}

type Value = number | string
type Result = { value: Value } | { problem: string }

class Unreadable extends Error {}

const tokens = /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|(event\.(?:properties\.)?\w+)|([a-z_]+)|([-+*/(),]))/gy

const tokensOf = (text: string): string[] => {
  const found: string[] = []
  tokens.lastIndex = 0
  while (tokens.lastIndex < text.trimEnd().length) {
    const match = tokens.exec(text)
    if (!match) throw new Unreadable('invalid_expression')
    found.push(match[0].trim())
  }
  return found
}

const functions: Record<string, (values: Value[]) => Value> = {
  concat: (values) => values.join(''),
  ceil: ([value]) => Math.ceil(Number(value)),
  floor: ([value]) => Math.floor(Number(value)),
  round: ([value, digits = 0]) => Number(Number(value).toFixed(Number(digits))),
  min: (values) => Math.min(...values.map(Number)),
  max: (values) => Math.max(...values.map(Number)),
}

class Reader {
  readonly #tokens: string[]
  readonly #event: ExpressionEvent
  #at = 0

  constructor(text: string, event: ExpressionEvent) {
    this.#tokens = tokensOf(text)
    this.#event = event
  }

  whole(): Value {
    const value = this.#sum()
    if (this.#at < this.#tokens.length) throw new Unreadable('invalid_expression')
    return value
  }

  #takes(...wanted: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at]
    if (next === undefined || !wanted.includes(next)) return undefined
    this.#at += 1
    return next
  }

  #sum(): Value {
    let value = this.#product()
    for (let sign = this.#takes('+', '-'); sign; sign = this.#takes('+', '-')) {
      const other = Number(this.#product())
      value = sign === '+' ? Number(value) + other : Number(value) - other
    }
    return value
  }

  #product(): Value {
    let value = this.#single()
    for (let sign = this.#takes('*', '/'); sign; sign = this.#takes('*', '/')) {
      const other = Number(this.#single())
      value = sign === '*' ? Number(value) * other : Number(value) / other
    }
    return value
  }

  #single(): Value {
    if (this.#takes('-')) return -Number(this.#single())
    if (this.#takes('(')) return this.#closed(this.#sum())
    const token = this.#tokens[this.#at] ?? ''
    this.#at += 1
    if (/^\d/.test(token)) return Number(token)
    if (token.startsWith("'")) return token.slice(1, -1)
    if (token.startsWith('event.')) return this.#variable(token)
    return this.#call(token)
  }

  #closed(value: Value): Value {
    if (!this.#takes(')')) throw new Unreadable('invalid_expression')
    return value
  }

  #variable(path: string): Value {
    const [, first = '', second] = path.split('.')
    const held =
      second === undefined ? (first === 'code' ? this.#event.code : this.#event.timestamp) : undefined
    const value = second === undefined ? held : this.#event.properties[second]
    if (value === undefined || value === null) throw new Unreadable(`Variable: ${second ?? first} not found`)
    const number = Number(value)
    return Number.isNaN(number) || value === '' ? (value as string) : number
  }

  #call(name: string): Value {
    const act = functions[name]
    if (!act || !this.#takes('(')) throw new Unreadable('invalid_expression')
    const values = [this.#sum()]
    while (this.#takes(',')) values.push(this.#sum())
    return this.#closed(act(values))
  }
}

/**
 * A metric's expression over one event: numbers, texts, `event.properties.x`, + - * /, and six functions.
 * (lago-doc:guide/billable-metrics/sql-expressions.mdx)
 */
export const evaluate = (text: string, event: ExpressionEvent): Result => {
  try {
    return { value: new Reader(text, event).whole() }
  } catch (problem) {
    if (problem instanceof Unreadable) return { problem: problem.message }
    throw problem
  }
}
