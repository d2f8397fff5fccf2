import type { PreflightCheck } from '@ferry/contract'
import type { DestinationConfig, plan } from '@ferry/core'
import { ok, warning } from './check.ts'

type Planned = ReturnType<typeof plan>

/** Checks of what a record's event is known by; `planned` is of the first records. */
export const eventChecks = (config: DestinationConfig, planned: Planned): PreflightCheck[] => [
  idCheck(config, planned),
  timestampCheck(config, planned),
]

const idCheck = (config: DestinationConfig, { requests, problems }: Planned): PreflightCheck => {
  const problem = problems.find(({ field }) => field === 'transaction_id')
  if (problem) return warning('stable_id', problem.sentence, 'configure')
  const ids = requests.flatMap(({ identities }) => identities.flatMap((one) => one?.id ?? []))
  const repeated = ids.length - new Set(ids).size
  if (repeated > 0)
    return warning(
      'stable_id',
      `${repeated} of the first ${ids.length} records ${repeated === 1 ? 'has' : 'have'} an id that another one has too; Lago counts an id once.`,
      'configure',
    )
  if (requests.some(({ identities }) => identities.some((one) => one?.derived)))
    return ok(
      'stable_id',
      "Each event's id comes from its place in the Nexset, so sending again never bills again.",
    )
  const source = sourceOf(config, 'transaction_id')
  return ok('stable_id', `Each event has an id of its own${source}, so sending again never bills again.`)
}

const timestampCheck = (config: DestinationConfig, { problems }: Planned): PreflightCheck => {
  const bad = problems.filter(({ field }) => field === 'timestamp')
  const [first] = bad
  if (first)
    return warning('timestamp', `${first.sentence} (${bad.length} of the first records)`, 'configure')
  if (config.mode === 'template' && config.mapping.timestamp === undefined)
    return ok('timestamp', 'Each event is timed by when Ferry received its record, the same on every try.')
  return ok('timestamp', `Each event carries an explicit time${sourceOf(config, 'timestamp')}.`)
}

/** ` (attribute at)`, where it is one. */
const sourceOf = (config: DestinationConfig, field: string): string => {
  const source = config.mode === 'template' ? config.mapping[field] : undefined
  return source && 'attribute' in source ? ` (attribute ${source.attribute})` : ''
}
