import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'

/** As many records as a page of the table may hold. */
const pageRecords = 500
/** A page is read and split whole, so it stays small even where records are large. */
const pageCharacters = 1024 * 1024

/** Records that follow each other, one text a line. */
export interface NewPage {
  /** From the first of the records that are added with it. */
  first_offset: number
  record_count: number
  body: string
}

/** Records' texts → pages that follow each other. */
export const toPages = (texts: readonly string[]): NewPage[] => {
  const pages: NewPage[] = []
  let page: string[] = []
  let characters = 0
  let offset = 0
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

/** A page as its row keeps it: its text as it is, or packed. */
export type StoredBody =
  | { body: string; packed: null; text_bytes: null }
  /** `packed`: the text's bytes in zstd, in base64. `text_bytes`: how many there are unpacked. */
  | { body: null; packed: string; text_bytes: number }

export type StoredPage = Omit<NewPage, 'body'> & StoredBody

/** The database keeps shorter texts within the row; to pack them saves nothing. */
const packedFrom = 2_000
const compress = promisify(zstdCompress)
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/**
 * Packs what is worth it, beside the thread that calls: a tenth of the text then travels to the database, to its log and
 * disk, and back for every delivery.
 */
export const packPages = (pages: readonly NewPage[]): Promise<StoredPage[]> =>
  Promise.all(pages.map(packPage))

const packPage = async ({ body, ...page }: NewPage): Promise<StoredPage> => {
  if (body.length < packedFrom) return { ...page, body, packed: null, text_bytes: null }
  const text = Buffer.from(body)
  const packed = await compress(text, quick)
  return { ...page, body: null, packed: packed.toString('base64'), text_bytes: text.length }
}

/** The texts of a page's records. */
export const textsOf = ({ body, packed }: Pick<StoredBody, 'body' | 'packed'>): string[] => {
  const text = packed === null ? body : zstdDecompressSync(Buffer.from(packed, 'base64')).toString()
  return (text ?? '').split('\n')
}
