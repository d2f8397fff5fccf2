import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface Stream {
  nfd?: number
  node: { mode: number }
}

/** The parts of PGlite's Emscripten module used here; they moved between patch versions, hence the exact pin. */
interface Module {
  NODEFS: {
    stream_ops: { fsync?: (stream: Stream) => number }
    realPath(node: Stream['node']): string
    tryFSOperation<T>(operation: () => T): T
  }
}

/**
 * PGlite's files in a folder, with the fsync that PGlite leaves out: without it a power loss takes commits that were
 * already acknowledged. `syncs` counts the real calls, so that a start can prove the hook is in place.
 */
export class DurableFiles extends NodeFS {
  syncs = 0
  readonly #onAbort: (reason: string) => void

  constructor(folder: string, onAbort: (reason: string) => void) {
    super(folder)
    this.#onAbort = onAbort
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const { emscriptenOpts } = await super.init(pg, options)
    // PGlite swallows an abort of the WebAssembly and goes on asking it; this is the one place that hears of it.
    return { emscriptenOpts: { ...emscriptenOpts, onAbort: this.#onAbort } }
  }

  override async initialSyncFs() {
    if (!this.pg) throw new Error('PGlite is not there yet.')
    const { NODEFS } = this.pg.Module as unknown as Module
    NODEFS.stream_ops.fsync = (stream) =>
      NODEFS.tryFSOperation(() => {
        if (stream.nfd === undefined) this.#syncPath(NODEFS.realPath(stream.node))
        else fsyncSync(stream.nfd)
        this.syncs += 1
        return 0
      })
  }

  #syncPath(path: string) {
    const file = openSync(path, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
}
