import { iso } from '../events/timestamp.ts'
import type { Organization } from '../organizations/organization.ts'
import { countAll } from './counts.ts'
import type { RecordedRequest, Recorder } from './recorder.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (value: unknown): string =>
  String(value).replace(/[&<>"]/g, (found) => escapes[found] ?? found)
const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

const table = (caption: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): string => {
  if (rows.length === 0) return `<h2>${escape(caption)}</h2><p>None yet.</p>`
  const head = heads.map((text) => `<th scope="col">${escape(text)}</th>`).join('')
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')
  return (
    `<h2>${escape(caption)}</h2><div class="scroll" tabindex="0" role="region" aria-label="${escape(caption)}">` +
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
  )
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:72rem;margin:2rem auto;padding:0 1rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .75rem .35rem 0;
border-bottom:1px solid light-dark(#ccc,#555);vertical-align:top;font-variant-numeric:tabular-nums}
td{overflow-wrap:anywhere}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}`

const lastEvents = (organization: Organization) =>
  organization.events.log.rows
    .slice(-20)
    .reverse()
    .map((event) => [
      event.transactionId,
      event.externalSubscriptionId ?? '(none)',
      event.code,
      iso(event.timestampMicros / 1000),
      short(event.properties),
    ])

const requestRow = (request: RecordedRequest) => [
  request.number,
  `${request.method} ${short(request.url)}`,
  request.status ?? 'no answer',
  request.fault ?? '',
  short(request.rawBody),
]

/** The page a person sees at `/`: what the sandbox holds and what it received last. */
export const witnessPage = (organizations: readonly Organization[], recorder: Recorder): string => {
  const counts = countAll(organizations, recorder)
  const repeated = Object.keys(counts.repeatedTransactionIds).length
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lago sandbox</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body><main>` +
    `<h1>Lago sandbox</h1><p>A fake Lago, for trying things out. It bills nobody. It holds ${counts.events} events after ` +
    `${counts.requests} requests; ${repeated} transaction ids were accepted more than once. <a href="/">Refresh</a></p>` +
    table(
      'Organizations',
      ['Name', 'Store', 'Events', 'Customers', 'Subscriptions', 'Wallets', 'Duplicates refused'],
      counts.organizations.map((one) => [
        one.name,
        one.store,
        one.events,
        one.customers,
        one.subscriptions,
        one.wallets,
        one.effects.duplicatesRefused,
      ]),
    ) +
    organizations
      .map((organization) =>
        table(
          `Last events of ${organization.seed.name}`,
          ['Transaction id', 'Subscription', 'Code', 'Timestamp', 'Properties'],
          lastEvents(organization),
        ),
      )
      .join('') +
    table(
      'Last requests',
      ['No.', 'Request', 'Status', 'Fault', 'Body'],
      recorder.requests.slice(-30).reverse().map(requestRow),
    ) +
    `</main></body></html>`
  )
}
