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

/** The text of a page as its row keeps it: as it is, or its bytes in zstd, in base64. */
export type StoredText = { body: string; packed: null } | { body: null; packed: string }

export type StoredPage = Omit<NewPage, 'body'> &
  StoredText & {
    /** How many bytes the text has that was packed. */
    text_bytes: number | null
  }

/** The database keeps shorter texts within the row; to pack them saves nothing. */
const packedFrom = 2_000
const compress = promisify(zstdCompress)
/** With a checksum, so that a page that was damaged is an error and never other records. */
const quick = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } }

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

/** The texts of a page's records. Throws where a packed page was damaged. */
export const textsOf = ({ body, packed }: StoredText): string[] => {
  const text = packed === null ? body : zstdDecompressSync(Buffer.from(packed, 'base64')).toString()
  return text.split('\n')
}
