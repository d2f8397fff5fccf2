import { type FaultKind, faultKinds } from '../faults/fault.ts'
import type { ActiveFault } from '../faults/fault-book.ts'
import { code, escape, section, table, words } from './html.ts'

const pretty: Partial<Record<FaultKind, string>> = {
  html: 'HTML error page',
  html_after: 'HTML error page after',
}

const nameOf = (kind: FaultKind): string => pretty[kind] ?? words(kind)

/** The kind, and what its rule says of it: `Status 503`, `Delay, 200 ms`. */
const described = ({ kind, status, delayMs }: ActiveFault): string =>
  `${nameOf(kind)}${status === undefined ? '' : ` ${status}`}${delayMs === undefined ? '' : `, ${delayMs} ms`}`

const endButton = (id: number) => ({
  html: `<button data-method="DELETE" data-path="/__sandbox/faults/${id}" aria-label="End fault ${id}">End</button>`,
})

const form =
  '<form id="fault"><label>Fault<select name="kind">' +
  faultKinds.map((kind) => `<option value="${kind}">${escape(nameOf(kind))}</option>`).join('') +
  '</select></label><label>Path, all if empty<input name="path" placeholder="/events/batch"></label>' +
  '<label>Chance, 0 to 1<input name="probability" type="number" min="0" max="1" step="any" value="1"></label>' +
  '<label>Times, always if empty<input name="times" type="number" min="1" value="1"></label><button>Add fault</button></form>' +
  '<p id="problem" class="bad" role="alert"></p>'

/** The switches: rules in force, each with a button that ends it, and a form for another. */
export const faultsSection = (faults: readonly ActiveFault[]): string =>
  section(
    'Faults',
    '<p class="quiet">“After” means that the effect is there and only the answer is lost.</p>' +
      form +
      table(
        'Faults in force',
        ['Fault', 'Path', 'Chance', 'Left', 'End'],
        faults.map((fault) => [
          described(fault),
          fault.match?.path === undefined ? 'all' : code(fault.match.path),
          fault.probability ?? 1,
          fault.times ?? 'always',
          endButton(fault.id),
        ]),
        'None in force.',
      ),
  )
