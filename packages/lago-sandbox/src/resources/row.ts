import { randomUUID } from 'node:crypto'

/** One object of an organization, in the shape Lago answers it; keys that are never shown begin with `$`. */
export interface Row {
  lago_id: string
  created_at: string
  [field: string]: unknown
}

/** The objects of an organization by kind (`tax`, `invoice`, …), newest first. */
export class Rows {
  readonly #kinds = new Map<string, Row[]>()

  /** Every object of a kind, newest first; live. */
  of(kind: string): Row[] {
    let rows = this.#kinds.get(kind)
    if (rows === undefined) {
      rows = []
      this.#kinds.set(kind, rows)
    }
    return rows
  }

  /** The first object of a kind whose `field` is `value`. */
  find(kind: string, field: string, value: unknown): Row | undefined {
    return value === undefined || value === null
      ? undefined
      : this.of(kind).find((row) => row[field] === value)
  }

  /** Puts an object in front of its kind. */
  add(kind: string, fields: Record<string, unknown>, at: string): Row {
    const row: Row = { lago_id: randomUUID(), ...fields, created_at: at }
    this.of(kind).unshift(row)
    return row
  }

  remove(kind: string, row: Row): void {
    const rows = this.of(kind)
    const position = rows.indexOf(row)
    if (position >= 0) rows.splice(position, 1)
  }
}

/** What an answer shows of an object: everything but the keys that begin with `$`. */
export const shown = (row: Row): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('$')))
