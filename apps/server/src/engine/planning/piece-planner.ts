import { type Plan, type PlannedRequest, type PlanProblem, plan, type SourceRecord } from '@ferry/core'
import type { Db } from '../../db/database.ts'
import {
  measureRecords,
  type Page,
  readPages,
  readRecordsAt,
  recordsOf,
} from '../../nexsets/queries/read-records.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import { noOutcome, type RangeOutcome } from '../ledger.ts'
import type { Claimed } from '../ranges/claim.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { countOf, holds, pieces, type Span, spansOf, subtract } from '../ranges/positions.ts'
import { pieceSizeFor } from '../ranges/range-size.ts'
import { withRevisions } from '../ranges/revisions.ts'
import type { ReadAgain } from '../sending/unit.ts'
import type { PlanThread } from './plan-thread.ts'

/** What a piece of a range became: every record of it is in a request or set aside, or the config cannot be used. */
export type PlannedPiece =
  | { kind: 'planned'; requests: PlannedRequest[]; readAgain: ReadAgain; outcome: RangeOutcome }
  | { kind: 'unusable'; reason: HoldReason }

interface PlannerParts {
  claimed: Claimed
  version: ConfigVersion
  rules: DeliveryRules
  planThread: PlanThread
}

/** Cuts the unfinished records of a range into pieces that fit into memory, reads them and makes their requests. */
export class PiecePlanner {
  readonly #db: Db
  readonly #parts: PlannerParts

  constructor(db: Db, parts: PlannerParts) {
    this.#db = db
    this.#parts = parts
  }

  /**
   * Spans of each piece, in order; smaller ones where records are long. Pieces end on the grid of the batch size, so that
   * batches come out as in the preview.
   */
  async pieces(): Promise<Span[][]> {
    const { positions, finished, nexsetId } = this.#parts.claimed
    const open = subtract(positions, finished)
    const [first, last] = [open[0], open.at(-1)]
    if (!first || !last) return []
    const asked = { from: first.from, limit: last.to - first.from, characters: 0 }
    const { longest } = await measureRecords(this.#db, nexsetId, asked)
    return pieces(open, pieceSizeFor(this.#parts.rules.batchSize, longest))
  }

  /**
   * Reads and plans a piece. Throws where the log or the plan lost a record, or where a page was damaged: that would be a
   * mistake of ours, or of the disk.
   */
  async plan(spans: Span[]): Promise<PlannedPiece> {
    const { claimed, version, planThread } = this.#parts
    const { nexsetId, isRevised } = claimed
    const pages = await this.#readPages(spans)
    if (isRevised) return this.#planRevised(spans, pages)
    const context = { nexsetId, baseUrl: version.baseUrl }
    const { found, ...planned } = await planThread.plan({ pages, spans, config: version.config, context })
    // What is under way holds no records, nor their pages: who needs some again reads them from the log.
    const readAgain: ReadAgain = (offsets) => readRecordsAt(this.#db, nexsetId, offsets)
    return this.#pieceOf(planned, { spans, found, readAgain })
  }

  /** Plans some records of a piece without the others. */
  async planOnly(
    piece: Extract<PlannedPiece, { kind: 'planned' }>,
    offsets: number[],
  ): Promise<PlannedPiece> {
    const records = await piece.readAgain(offsets.toSorted((a, b) => a - b))
    const { readAgain } = piece
    return this.#pieceOf(this.#planHere(records), {
      spans: spansOf(offsets),
      found: records.length,
      readAgain,
    })
  }

  /** Records that somebody has edited are kept while they are under way, because they may be edited anew meanwhile. */
  async #planRevised(spans: Span[], pages: readonly Page[]): Promise<PlannedPiece> {
    const logged = pages.flatMap(recordsOf).filter(({ offset }) => holds(spans, offset))
    const records = await withRevisions(this.#db, this.#parts.claimed.destinationId, logged)
    const kept = new Map(records.map((record) => [record.offset, record]))
    const readAgain: ReadAgain = async (offsets) => offsets.flatMap((offset) => kept.get(offset) ?? [])
    return this.#pieceOf(this.#planHere(records), { spans, found: records.length, readAgain })
  }

  #planHere(records: readonly SourceRecord[]): Plan {
    const { claimed, version } = this.#parts
    return plan(version.config, records, { nexsetId: claimed.nexsetId, baseUrl: version.baseUrl })
  }

  #pieceOf(
    { requests, problems }: Plan,
    { spans, found, readAgain }: { spans: Span[]; found: number; readAgain: ReadAgain },
  ): PlannedPiece {
    if (found !== countOf(spans)) throw new Error('Records of the range are missing from the Nexset.')
    const whole = problems.find(({ offset }) => offset === null)
    if (whole) {
      const reason = { code: 'invalid_config', sentence: whole.sentence, offset: spans[0]?.from ?? 0 }
      return { kind: 'unusable', reason }
    }
    const outcome = { ...noOutcome(), setAside: setAsideOf(problems, this.#parts.claimed.maybeSent) }
    const planned = requests.reduce((sum, { offsets }) => sum + offsets.length, 0)
    if (planned + outcome.setAside.length !== found) throw new Error('The plan lost or repeated a record.')
    return { kind: 'planned', requests, readAgain, outcome }
  }

  async #readPages(spans: Span[]): Promise<Page[]> {
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) return []
    return readPages(this.#db, this.#parts.claimed.nexsetId, first.from, last.to - first.from)
  }
}

/** Records with problems, each once with all its sentences. */
const setAsideOf = (problems: readonly PlanProblem[], maybeSent: readonly Span[]): RangeOutcome['setAside'] =>
  [...Map.groupBy(problems, ({ offset }) => offset)].flatMap(([offset, found]) => {
    const [first] = found
    if (offset === null || !first) return []
    const sentence = found.map((problem) => problem.sentence).join(' ')
    const reason = { code: first.code, field: first.field, sentence, status: null }
    return { offset, ...reason, mayBeStored: holds(maybeSent, offset), stored: null }
  })
