import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const OFFSET_BITS = 18
const BLOCK = 1 << OFFSET_BITS
/** The first one is small, for the many sandboxes that hold a few events. */
const FIRST_BLOCK = BLOCK >> 4
const BLOCKS = 1 << (32 - OFFSET_BITS)
/** Blocks younger than this stay as they are: what was written last is asked for most. */
const FRESH = 64
const OPENED = 8

const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
/** A block comes out in one piece, and the room behind it says that there is no more. */
const whole = { chunkSize: BLOCK + 64 }

/**
 * The texts of events, appended to blocks of 256 KiB. Older blocks are held compressed and opened when somebody
 * looks. A reference is a block and an offset in one 32-bit number.
 */
export class Texts {
  readonly #blocks: Buffer[] = []
  /** Blocks before this one are compressed. */
  #fresh = 0
  #used = 0
  #held = 0
  readonly #opened = new Map<number, Buffer>()

  /** What they take. */
  get bytes(): number {
    return this.#held
  }

  /** False where references would no longer fit, after about 4 GiB of text. */
  get hasRoom(): boolean {
    return this.#blocks.length < BLOCKS - 1
  }

  /** Makes room for `length` bytes and answers their reference; `block` and `offset` say where to put them. */
  reserve(length: number): number {
    const current = this.#blocks.at(-1)
    if (current === undefined || this.#used + length > current.length)
      this.#open(Math.max(current ? BLOCK : FIRST_BLOCK, length))
    const offset = this.#used
    this.#used += length
    return (((this.#blocks.length - 1) << OFFSET_BITS) | offset) >>> 0
  }

  /** The bytes that a reference points into, from `offset(reference)`. */
  block(reference: number): Buffer {
    const at = reference >>> OFFSET_BITS
    const held = this.#blocks[at]
    if (held === undefined) throw new Error(`no text at ${reference}`)
    return at < this.#fresh ? this.#decompressed(at, held) : held
  }

  offset(reference: number): number {
    return reference & (BLOCK - 1)
  }

  #open(size: number): void {
    this.#blocks.push(Buffer.allocUnsafeSlow(size))
    this.#used = 0
    this.#held += size
    if (this.#blocks.length - this.#fresh <= FRESH) return
    const oldest = this.#blocks[this.#fresh]
    if (oldest === undefined) return
    const compressed = zstdCompressSync(oldest, fastest)
    this.#blocks[this.#fresh] = compressed
    this.#held += compressed.length - oldest.length
    this.#fresh += 1
  }

  #decompressed(at: number, held: Buffer): Buffer {
    const opened = this.#opened.get(at) ?? zstdDecompressSync(held, whole)
    this.#opened.delete(at)
    this.#opened.set(at, opened)
    const [oldest] = this.#opened.keys()
    if (this.#opened.size > OPENED && oldest !== undefined) this.#opened.delete(oldest)
    return opened
  }
}
