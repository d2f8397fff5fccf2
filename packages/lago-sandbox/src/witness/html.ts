const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** HTML that is finished and must not be escaped again. */
export interface Html {
  html: string
}

/** A value as text inside of HTML. */
export const escape = (value: unknown): string =>
  String(value).replace(/[&<>"]/g, (found) => escapes[found] ?? found)

const cell = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'html' in value ? String(value.html) : escape(value)

/** A long text cut behind `length` characters. */
export const short = (text: string, length = 120): string =>
  text.length > length ? `${text.slice(0, length)}…` : text

/** `eventsStored` as `Events stored`. */
export const words = (name: string): string => {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** A text that is never broken into lines. */
export const oneLine = (text: string): Html => ({ html: `<span class="one-line">${escape(text)}</span>` })

/** A text in the typeface of code. */
export const code = (text: string): Html => ({ html: `<code>${escape(text)}</code>` })

/** The text behind a summary, opened by a click. */
export const folded = (summary: string, text: string): Html => ({
  html: `<details><summary>${escape(summary)}</summary><pre tabindex="0">${escape(text)}</pre></details>`,
})

export type Column = string | { name: string; isNumber: true }

/** A table that scrolls in its own box, or a sentence where there is nothing to show. */
export const table = (
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly unknown[])[],
  empty: string,
): string => {
  if (rows.length === 0) return `<p class="quiet">${escape(empty)}</p>`
  const kinds = columns.map((column) => (typeof column === 'string' ? '' : ' class="number"'))
  const head = columns
    .map(
      (column, at) =>
        `<th scope="col"${kinds[at]}>${escape(typeof column === 'string' ? column : column.name)}</th>`,
    )
    .join('')
  const body = rows
    .map(
      (cells) => `<tr>${cells.map((value, at) => `<td${kinds[at] ?? ''}>${cell(value)}</td>`).join('')}</tr>`,
    )
    .join('')
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="${escape(label)}">` +
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  )
}

export const section = (title: string, body: string): string =>
  `<section><h2>${escape(title)}</h2>${body}</section>`
