import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Seals what must not be read from the database, and derives keys for other purposes from the same master key. */
export interface Secret {
  /** AES-256-GCM with the row's id as associated data: a sealed text moved to another row does not open. */
  seal(text: string, rowId: string): string
  /** Throws `CannotOpen` when the text was sealed with another key, for another row, or was changed. */
  open(sealed: string, rowId: string): string
  /** 32 bytes that only this master key gives, other ones for each purpose. */
  derive(purpose: string): Buffer
}

export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
  constructor() {
    super(
      'A sealed text does not open: it was sealed with another FERRY_SECRET, for another row, or was changed.',
    )
  }
}

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const format = 'v1.'

/** `masterKey` is a long random text or bytes, never a password: it is stretched by HKDF, which does not slow a guess. */
export const createSecret = (masterKey: string | Buffer): Secret => {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, 'ferry', purpose, 32))
  const key = derive('seal')
  return {
    derive,
    seal(text, rowId) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(rowId))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return format + sealed.toString('base64url')
    },
    open(sealed, rowId) {
      try {
        if (!sealed.startsWith(format)) throw new CannotOpen()
        const bytes = Buffer.from(sealed.slice(format.length), 'base64url')
        const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        })
        decipher.setAAD(Buffer.from(rowId)).setAuthTag(bytes.subarray(-tagBytes))
        const text = decipher.update(bytes.subarray(ivBytes, -tagBytes))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        throw new CannotOpen()
      }
    },
  }
}
