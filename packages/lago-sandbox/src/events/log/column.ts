const CHUNK_BITS = 12
const CHUNK = 1 << CHUNK_BITS

/** One number an event, outside of the garbage collector's reach; grows without copying. */
export class Column<T extends Uint32Array | Float64Array> {
  readonly #chunks: T[] = []
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
  }

  get bytes(): number {
    return this.#chunks.length * CHUNK * (this.#chunks[0]?.BYTES_PER_ELEMENT ?? 0)
  }

  get(position: number): number {
    return this.#chunks[position >>> CHUNK_BITS]?.[position & (CHUNK - 1)] ?? 0
  }

  set(position: number, value: number): void {
    const chunk = this.#chunks[position >>> CHUNK_BITS] ?? this.#grown()
    chunk[position & (CHUNK - 1)] = value
  }

  #grown(): T {
    const chunk = this.#make(CHUNK)
    this.#chunks.push(chunk)
    return chunk
  }
}

export const wholeNumbers = (): Column<Uint32Array> => new Column((length) => new Uint32Array(length))

export const numbers = (): Column<Float64Array> => new Column((length) => new Float64Array(length))
