import { type PlannedRequest, type PlanProblem, plan, type SourceRecord } from '@ferry/core'
import type { Db } from '../../db/database.ts'
import { measureRecords, readRecords, readRecordsAt } from '../../nexsets/queries/read-records.ts'
import type { DeliveryRules } from '../delivery-rules.ts'
import { noOutcome, type RangeOutcome } from '../ledger.ts'
import type { Claimed } from '../ranges/claim.ts'
import type { ConfigVersion } from '../ranges/config-version.ts'
import type { HoldReason } from '../ranges/hold.ts'
import { countOf, holds, pieces, type Span, subtract } from '../ranges/positions.ts'
import { pieceSizeFor } from '../ranges/range-size.ts'
import { withRevisions } from '../ranges/revisions.ts'
import type { ReadAgain } from '../sending/unit.ts'

/** What a piece of a range became: every record of it is in a request or set aside, or the config cannot be used. */
export type PlannedPiece =
  | { kind: 'planned'; requests: PlannedRequest[]; records: readonly SourceRecord[]; outcome: RangeOutcome }
  | { kind: 'unusable'; reason: HoldReason }

/** Cuts the unfinished records of a range into pieces that fit into memory, reads them and makes their requests. */
export class PiecePlanner {
  readonly #db: Db
  readonly #claimed: Claimed
  readonly #version: ConfigVersion
  readonly #rules: DeliveryRules

  constructor(
    db: Db,
    { claimed, version, rules }: { claimed: Claimed; version: ConfigVersion; rules: DeliveryRules },
  ) {
    this.#db = db
    this.#claimed = claimed
    this.#version = version
    this.#rules = rules
  }

  /**
   * Spans of each piece, in order; smaller ones where records are long. Pieces end on the grid of the batch size, so that
   * batches come out as in the preview.
   */
  async pieces(): Promise<Span[][]> {
    const { positions, finished, nexsetId } = this.#claimed
    const open = subtract(positions, finished)
    const [first, last] = [open[0], open.at(-1)]
    if (!first || !last) return []
    const asked = { from: first.from, limit: last.to - first.from, characters: 0 }
    const { longest } = await measureRecords(this.#db, nexsetId, asked)
    return pieces(open, pieceSizeFor(this.#rules.batchSize, longest))
  }

  /** Reads and plans a piece. Throws where the log or the plan lost a record: that would be a mistake of ours. */
  async plan(spans: Span[]): Promise<PlannedPiece> {
    const records = await this.#read(spans)
    if (records.length !== countOf(spans))
      throw new Error('Records of the range are missing from the Nexset.')
    return this.planRecords(records)
  }

  /** Plans records that were read before. */
  planRecords(records: readonly SourceRecord[]): PlannedPiece {
    const { nexsetId, maybeSent } = this.#claimed
    const { config, baseUrl } = this.#version
    const { requests, problems } = plan(config, records, { nexsetId, baseUrl })
    const whole = problems.find(({ offset }) => offset === null)
    if (whole) {
      const reason = { code: 'invalid_config', sentence: whole.sentence, offset: records[0]?.offset ?? 0 }
      return { kind: 'unusable', reason }
    }
    const outcome = { ...noOutcome(), setAside: setAsideOf(problems, maybeSent) }
    const planned = requests.reduce((sum, { offsets }) => sum + offsets.length, 0)
    if (planned + outcome.setAside.length !== records.length)
      throw new Error('The plan lost or repeated a record.')
    return { kind: 'planned', requests, records, outcome }
  }

  /**
   * How to come by records of a piece once more: from the log, so that what is under way holds none of them. Where somebody
   * has edited some, they are kept, because they may be edited anew meanwhile.
   */
  readAgain(records: readonly SourceRecord[]): ReadAgain {
    const { nexsetId, isRevised } = this.#claimed
    if (!isRevised) return (offsets) => readRecordsAt(this.#db, nexsetId, offsets)
    const kept = new Map(records.map((record) => [record.offset, record]))
    return async (offsets) => offsets.flatMap((offset) => kept.get(offset) ?? [])
  }

  async #read(spans: Span[]): Promise<SourceRecord[]> {
    const { nexsetId, destinationId, isRevised } = this.#claimed
    const records = await readSpans(this.#db, nexsetId, spans)
    return isRevised ? withRevisions(this.#db, destinationId, records) : records
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

const readSpans = async (db: Db, nexsetId: string, spans: Span[]): Promise<SourceRecord[]> => {
  const [first, last] = [spans[0], spans.at(-1)]
  if (!first || !last) return []
  const records = await readRecords(db, nexsetId, first.from, last.to - first.from)
  return spans.length === 1 ? records : records.filter(({ offset }) => holds(spans, offset))
}
