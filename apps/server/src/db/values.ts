/** Values of a statement, numbered as they are used: `add` gives the `$n` to write in its place. */
export class Values {
  readonly list: unknown[] = []

  add(value: unknown): string {
    return `$${this.list.push(value)}`
  }
}
