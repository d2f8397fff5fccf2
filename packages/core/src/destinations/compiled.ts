import type { Method } from './config.ts'
import type { Fault, Input } from './fault.ts'
import type { CompiledHeaders } from './headers.ts'
import type { Identity, PlanProblem } from './planned.ts'
import type { UrlMaker } from './url.ts'

/** Records that may go into one body have the same name here; the texts stand around them. */
export interface Group {
  name: string
  /** `{"events":[` */
  open: string
  /** `]}` */
  close: string
}

/** What one record adds to a body: its compact JSON text (null without body), its id at Lago, and which body. */
export interface Item {
  text: string | null
  identity: Identity | null
  group: Group
}

export type FieldFault = Fault & { field: string }

/** A config made ready for records: all that does not depend on them is decided. */
export interface Compiled {
  method: Method
  url: UrlMaker
  headers: CompiledHeaders
  /** The record's part of the body; faults go to `faults`, and then the result is not used. */
  item: (input: Input, url: string, faults: FieldFault[]) => Item
  /** Records per request; null sends each alone. */
  size: number | null
}

/** A config that cannot make requests has problems instead, all with `offset: null`. */
export type CompileResult = { ok: true; compiled: Compiled } | { ok: false; problems: PlanProblem[] }
