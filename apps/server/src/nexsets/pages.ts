/** As many records as a page of the table may hold. */
const pageRecords = 500
/** A page is read and split whole, so it stays small even where records are large. */
const pageCharacters = 1024 * 1024

export interface NewPage {
  first_offset: number
  record_count: number
  body: string
}

/** Records' texts → pages that follow each other from `firstOffset` on. */
export const toPages = (texts: readonly string[], firstOffset: number): NewPage[] => {
  const pages: NewPage[] = []
  let page: string[] = []
  let characters = 0
  let offset = firstOffset
  const close = () => {
    if (page.length === 0) return
    pages.push({ first_offset: offset, record_count: page.length, body: page.join('\n') })
    offset += page.length
    page = []
    characters = 0
  }
  for (const text of texts) {
    if (page.length === pageRecords || (page.length > 0 && characters + text.length > pageCharacters)) close()
    page.push(text)
    characters += text.length
  }
  close()
  return pages
}
