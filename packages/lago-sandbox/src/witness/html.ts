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

/** `eventsStored` and `events_stored` as `Events stored`. */
export const words = (name: string): string => {
  const spaced = name.replaceAll('_', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** A text that is never broken into lines. */
export const oneLine = (text: string): Html => ({ html: `<span class="one-line">${escape(text)}</span>` })

/** More than this in one piece may be broken anywhere. */
const PIECE = 60

/** A text in the typeface of code, whose line is broken behind commas and the like only: not within a word or an id. */
export const code = (text: string): Html => {
  const pieces = text.split(/(?<=[,?&])/).map((piece) => {
    const escaped = escape(piece)
    return piece.length > PIECE ? escaped : `<span class="one-line">${escaped}</span>`
  })
  return { html: `<code>${pieces.join('<wbr>')}</code>` }
}

const FOLDED = 2000

/** The beginning of a text behind a summary, opened by a click, and a link to the rest of it. */
export const folded = (summary: string, text: string, href?: string): Html => {
  const link = href === undefined ? '' : `<a href="${escape(href)}">${escape(`All ${summary}, as sent`)}</a>`
  return {
    html: `<details><summary>${escape(summary)}</summary><pre tabindex="0">${escape(short(text, FOLDED))}</pre>${link}</details>`,
  }
}

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
