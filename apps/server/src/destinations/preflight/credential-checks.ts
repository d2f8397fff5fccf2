import type { Credential, PreflightCheck, TestCall } from '@ferry/contract'
import { ok, unknown, warning } from './check.ts'

export const credentialCheck = ({ lastCheck, organization, name }: Credential): PreflightCheck => {
  if (!lastCheck) return warning('credential', `The connection of ${name} was never tested.`, 'credential')
  if (!lastCheck.result.ok) return warning('credential', lastCheck.result.sentence, 'credential')
  return ok(
    'credential',
    organization === null ? 'Lago takes the key.' : `The key belongs to ${organization}.`,
  )
}

/** The last test of the same call: method and path, as attributes in a URL make each URL another one. */
export const testCheck = (
  tests: readonly TestCall[],
  credentialId: string,
  isSameCall: (request: TestCall['request']) => boolean,
): PreflightCheck => {
  const last = tests.find((test) => test.credentialId === credentialId && isSameCall(test.request))
  if (!last) return warning('test', 'No test of this call was sent yet.', 'configure')
  const passed = last.outcome === 'accepted' || last.outcome === 'exists'
  return passed
    ? ok('test', 'Lago accepted the last test of this call.')
    : warning('test', `The last test of this call did not pass: ${last.sentence}`, 'configure')
}

/**
 * Which of Lago's two event stores it is decides what a repeated event does (lago-api:db/structure.sql,
 * app/services/events/stores/clickhouse_store.rb).
 */
export const storeCheck = (store: 'postgres' | 'clickhouse' | null): PreflightCheck => {
  switch (store) {
    case 'postgres':
      return ok('store', 'Lago keeps events in PostgreSQL: it refuses an id that it has already.')
    case 'clickhouse':
      return ok('store', 'Lago keeps events in ClickHouse: the same id with the same timestamp counts once.')
    case null:
      return unknown('store', 'How Lago keeps events is known after the first accepted one.')
    default:
      return store satisfies never
  }
}

/** Below it a batch that is refused for one id may have stored its other events (lago-api#4772). */
const firstWholeBatches = { major: 1, minor: 39 }

/** Of a server that is old, as the last check of the credential found it; nothing of any other. */
export const serverCheck = ({ lastCheck }: Credential): PreflightCheck[] => {
  const version = lastCheck?.result.ok ? lastCheck.result.version : null
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version ?? '')?.map(Number) ?? []
  if (major === undefined || minor === undefined) return []
  const isOld =
    major < firstWholeBatches.major || (major === firstWholeBatches.major && minor < firstWholeBatches.minor)
  if (!isOld) return []
  return [
    warning(
      'server',
      `This is Lago ${version}. Before 1.39 it may store the other events of a batch that it refuses for one, without charging fees in advance for them. Ferry looks each of them up, so none is sent twice; with a newer Lago their fees are right, too.`,
    ),
  ]
}
