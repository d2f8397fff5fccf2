import type { Destination, Preflight, PreflightCheck } from '@ferry/contract'
import { plan, recognise, resend } from '@ferry/core'
import { openCredential } from '../../credentials/open-credential.ts'
import { readCredential } from '../../credentials/queries/credential-rows.ts'
import type { Deps } from '../../deps.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { readRecords } from '../../nexsets/queries/read-records.ts'
import { readTestCalls } from '../../test-calls/queries/test-call-rows.ts'
import { requireSendable } from '../sendable.ts'
import { billabilityCheck, codesIn } from './billability.ts'
import { blocked, ok, warning } from './check.ts'
import { credentialCheck, serverCheck, storeCheck, testCheck } from './credential-checks.ts'
import { eventChecks } from './event-checks.ts'
import { countSentAsTest } from './sent-as-test.ts'

const sampled = 100

/** Looks over a destination before it is activated. Asks Lago at most a few questions, and writes nothing. */
export const preflight = async (
  { db, send, secret }: Pick<Deps, 'db' | 'send' | 'secret'>,
  destination: Destination,
): Promise<Preflight> => {
  const { config, nexset, credential } = destination
  const context = { nexsetId: nexset.id, baseUrl: credential.baseUrl }
  const planned = plan(config, await readRecords(db, nexset.id, 0, sampled), context)
  const stored = await readCredential(db, credential.id)
  const { items: tests } = await readTestCalls(db, { nexsetId: nexset.id, limit: 20 })
  const known = planned.requests.map(({ method, url }) => recognised(method, url, credential.baseUrl))
  const isEvents = known.some((one) => one?.isEvents)
  const isSameCall = ({ method, url }: { method: string; url: string }) =>
    known.some(
      (one) => one !== null && one.operationId === recognised(method, url, credential.baseUrl)?.operationId,
    ) || planned.requests.some((request) => request.method === method && request.url === url)
  const checks: PreflightCheck[] = [
    await settingsCheck(db, destination),
    credentialCheck(stored),
    testCheck(tests, credential.id, isSameCall),
    ...recordsCheck(planned),
    ...(isEvents ? eventChecks(config, planned) : []),
    batchCheck(destination),
    ...(planned.requests.some((request) => resend(request) === 'C') ? [warning('repeats', repeats)] : []),
  ]
  if (isEvents) {
    const open = await openCredential({ db, secret }, credential.id)
    const codes = codesIn(planned.requests.map(({ body }) => body))
    checks.push(
      await billabilityCheck(send, open, codes),
      storeCheck(await eventStoreOf(db, credential.id)),
      ...serverCheck(stored),
    )
  }
  return { checks, sentAsTest: await countSentAsTest(db, nexset.id, credential.id) }
}

const repeats =
  'Each call takes effect again when it is repeated. Ferry makes it once for a record, and asks you when it cannot know.'

const recognised = (method: string, url: string, baseUrl: string) =>
  url.startsWith(baseUrl)
    ? recognise(method, new URL(url).pathname.slice(new URL(baseUrl).pathname.length))
    : null

/** What would refuse the activation itself. */
const settingsCheck = async (db: Deps['db'], destination: Destination): Promise<PreflightCheck> => {
  const { id, nexset, credential, config } = destination
  try {
    await db.transaction((tx) =>
      requireSendable(tx, {
        id,
        nexsetId: nexset.id,
        credentialId: credential.id,
        baseUrl: credential.baseUrl,
        config,
      }),
    )
    return ok('settings', 'The settings are complete, and clash with no other destination.')
  } catch (error) {
    if (error instanceof ProblemError) return blocked('settings', error.problem.detail, 'configure')
    throw error
  }
}

/** Nothing where there is no record yet. */
const recordsCheck = ({ requests, problems }: ReturnType<typeof plan>): PreflightCheck[] => {
  const bad = new Set(problems.flatMap(({ offset }) => offset ?? []))
  const good = requests.reduce((sum, { offsets }) => sum + offsets.length, 0)
  const [first] = problems
  if (first && bad.size > 0)
    return [
      warning(
        'records',
        `${bad.size} of the first ${bad.size + good} records would be set aside: ${first.sentence}`,
        'configure',
      ),
    ]
  return good === 0 ? [] : [ok('records', `The first ${good} records can all be sent.`)]
}

const batchCheck = ({ config: { batching } }: Destination): PreflightCheck =>
  ok('batch', batching === null ? 'One record a request.' : `At most ${batching.size} records a request.`)

const eventStoreOf = async (db: Deps['db'], credentialId: string) => {
  const [row] = await db.query<{ event_store: 'postgres' | 'clickhouse' | null }>(
    'select event_store from credential where id = $1',
    [credentialId],
  )
  return row?.event_store ?? null
}
