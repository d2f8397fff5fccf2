import { iso } from '../events/timestamp.ts'
import type { Organization } from '../organizations/organization.ts'
import type { WebhookAttempt } from '../webhooks/outbox.ts'
import { billingOf, usageRows } from './billing.ts'
import type { Counts } from './counts.ts'
import { code, escape, folded, type Html, oneLine, section, short, table, words } from './html.ts'
import type { RecordedRequest } from './recorder.ts'

/** Classing events takes time, so the page looks at the last ones only. */
const LOOKED_AT = 5000
const SHOWN = 20

const number = (name: string) => ({ name, isNumber: true }) as const

export const organizationsSection = (organizations: readonly Organization[], counts: Counts): string =>
  section(
    'Organizations',
    table(
      'Organizations',
      [
        'Name',
        'API key',
        'Event store',
        number('Events'),
        number('Customers'),
        number('Subscriptions'),
        number('Wallets'),
        number('Duplicates refused'),
      ],
      organizations.map(({ seed, events }, at) => {
        const one = counts.organizations[at]
        const numbers = [
          one?.events,
          one?.customers,
          one?.subscriptions,
          one?.wallets,
          one?.effects.duplicatesRefused,
        ]
        return [seed.name, code(seed.apiKey), events.kind, ...numbers]
      }),
      'There is none.',
    ),
  )

const verdict = (why: string | null): Html =>
  why === null
    ? { html: '<span class="verdict good">Billable</span>' }
    : { html: `<span class="verdict bad">${escape(why)}</span>` }

const howOften = (count: number): string => (count === 1 ? 'once' : `${count} times`)

const eventsTable = (organization: Organization): string => {
  const { log, copies } = organization.events
  const { events } = billingOf(
    organization,
    SHOWN,
    Math.max(0, log.size - SHOWN),
    Math.max(0, log.size - SHOWN),
  )
  return table(
    `Last events of ${organization.seed.name}`,
    ['Would it be billed?', 'Transaction id', 'Subscription', 'Code', 'Timestamp', 'Accepted', 'Properties'],
    events
      .toReversed()
      .map((event, at) => [
        verdict(event.sentence),
        code(short(event.transaction_id, 60)),
        event.external_subscription_id ?? '(none)',
        oneLine(short(event.code, 40)),
        oneLine(event.timestamp),
        howOften(copies.of(event.transaction_id).accepted),
        code(short(log.row(log.size - 1 - at).properties)),
      ]),
    'None yet.',
  )
}

/** Events with their class, and how many of each class. */
export const eventsSection = (organization: Organization): string => {
  const { log } = organization.events
  const { billable, unbilled } = billingOf(organization, 0, undefined, Math.max(0, log.size - LOOKED_AT))
  const looked = Math.min(log.size, LOOKED_AT)
  const reasons = Object.entries(unbilled).map(([why, count]) => `${count} ${why.replaceAll('_', ' ')}`)
  const sentence =
    looked === 0
      ? ''
      : `<p>Of the last ${looked} accepted events ${billable} would be billed${reasons.length > 0 ? `; not billed: ${escape(reasons.join(', '))}` : ''}.</p>`
  return section(`Events of ${organization.seed.name}`, sentence + eventsTable(organization))
}

/** What each subscription used in its current period. */
export const usageSection = (organization: Organization, now: number): string => {
  const isMuch = organization.events.log.size > 50_000
  const rows = isMuch ? [] : usageRows(organization, now)
  return section(
    `Usage of ${organization.seed.name} in the current period`,
    table(
      `Usage of ${organization.seed.name}`,
      ['Subscription', 'Plan', 'Metric', number('Units'), number('Events'), number('Amount')],
      rows
        .slice(0, 50)
        .map((one) => [
          one.external_subscription_id,
          one.plan_code,
          one.code,
          one.units,
          one.events_count,
          `${(one.amount_cents / 100).toFixed(2)} ${one.amount_currency}`,
        ]),
      isMuch
        ? 'There are too many events to add up on a page; ask current_usage of one customer.'
        : 'No active subscription has a plan that charges for a metric.',
    ),
  )
}

/** What really happened, effect by effect. */
export const effectsSection = ({ effects }: Counts): string =>
  section(
    'Effects',
    table(
      'Effects',
      ['Effect', number('Times')],
      Object.entries(effects)
        .filter(([, times]) => times > 0)
        .map(([name, times]) => [words(name), times]),
      'Nothing has happened yet.',
    ),
  )

export const webhooksSection = (attempts: readonly WebhookAttempt[]): string =>
  attempts.length === 0
    ? ''
    : section(
        'Webhooks sent',
        table(
          'Webhooks sent',
          ['Type', 'To', number('Attempt'), 'Answer', 'Body'],
          attempts
            .slice(-SHOWN)
            .toReversed()
            .map(({ type, url, attempt, status, body }) => [
              oneLine(type),
              code(url),
              attempt,
              status ?? 'none',
              folded(`${body.length} characters`, body),
            ]),
          '',
        ),
      )

const statusCell = (status: number | null): Html => {
  const isGood = status !== null && status < 400
  return { html: `<span class="one-line${isGood ? '' : ' bad'}">${status ?? 'no answer'}</span>` }
}

const foldedPart = (request: number, part: 'body' | 'answer', text: string): Html | string =>
  text === ''
    ? ''
    : folded(
        `${Buffer.byteLength(text).toLocaleString('en')} bytes`,
        text,
        `/__sandbox/requests/${request}/${part}`,
      )

const requestRow = ({ number: count, at, method, url, status, fault, rawBody, answer }: RecordedRequest) => [
  count,
  oneLine(iso(Date.parse(at)).slice(11, 23)),
  code(`${method} ${short(url)}`),
  statusCell(status),
  fault === null ? '' : oneLine(words(fault)),
  foldedPart(count, 'body', rawBody),
  foldedPart(count, 'answer', answer ?? ''),
]

export const requestsSection = (requests: readonly RecordedRequest[]): string =>
  section(
    'Last requests',
    table(
      'Last requests',
      [number('No.'), 'At (UTC)', 'Request', 'Status', 'Fault', 'Body', 'Answer'],
      requests.slice(-30).toReversed().map(requestRow),
      'None yet.',
    ),
  )
