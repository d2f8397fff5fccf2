import { maskedValue } from '../src/destinations/headers-text.ts'
import type { Plan, PlannedRequest, PlanProblem } from '../src/destinations/planned.ts'

/**
 * A plan as a text for people, and nothing of it left out but the sentences of its problems, which may be reworded at
 * any time: each request with its records, why it ended and its ids, then the problems.
 */
export const expectedHttp = ({ requests, problems }: Plan): string =>
  [...requests.map(requestText), ...(problems.length > 0 ? [problemsText(problems)] : [])].join('\n')

const requestText = ({ method, url, headers, body, offsets, identities, closed }: PlannedRequest): string =>
  [
    `### records ${offsets.join(', ')} (${closed})`,
    ...identities.flatMap((identity) =>
      identity
        ? [`# transaction_id ${JSON.stringify(identity.id)}${identity.derived ? ' (derived)' : ''}`]
        : [],
    ),
    `${method} ${url}`,
    ...headers.map(({ name, value, secret }) => `${name}: ${secret ? maskedValue : value}`),
    '',
    ...(body === null ? [] : [body, '']),
  ].join('\n')

const problemsText = (problems: readonly PlanProblem[]): string =>
  [
    '### problems',
    ...problems.map(
      ({ offset, field, code }) => `# ${offset === null ? 'config' : `record ${offset}`}: ${field}: ${code}`,
    ),
    '',
  ].join('\n')
