import type { NewTestCall, TestCall } from '@ferry/contract'
import { type PlannedRequest, plan } from '@ferry/core'
import type { z } from 'zod'
import type { Db } from '../db/database.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readRecordsAt } from '../nexsets/queries/read-records.ts'

export type TestOrder = z.output<typeof NewTestCall>

/**
 * Makes the tested request again from config and records, the way delivery would, and holds it against what the
 * person saw. Throws `preview_differs` unless it is that very request (an edited one may differ in its body).
 */
export const planTested = async (db: Db, order: TestOrder, baseUrl: string): Promise<PlannedRequest> => {
  const { nexsetId, config, shown, edited } = order
  const offsets = [...new Set(order.offsets)].sort((a, b) => a - b)
  const records = order.records
    ? order.records.filter(({ offset }) => offsets.includes(offset))
    : await readRecordsAt(db, nexsetId, offsets)
  if (records.length !== offsets.length)
    throw new ProblemError(
      'not_found',
      'The Nexset no longer holds the records of this request. Nothing was sent. Reload the page.',
    )
  const { requests, problems } = plan(config, records, { nexsetId, baseUrl })
  const general = problems.find(({ offset }) => offset === null)
  if (general)
    throw new ProblemError('invalid_config', `${general.field}: ${general.sentence} Nothing was sent.`)
  const [request] = requests
  if (!request || requests.length > 1 || problems.length > 0) throw new ProblemError('preview_differs')
  const isSame =
    request.method === shown.method &&
    request.url === shown.url &&
    sameHeaders(request.headers, shown.headers) &&
    (edited || request.body === shown.body)
  if (!isSame) throw new ProblemError('preview_differs')
  return request
}

const sameHeaders = (planned: PlannedRequest['headers'], shown: TestCall['request']['headers']) =>
  planned.length === shown.length &&
  planned.every(({ name, value }, index) => shown[index]?.name === name && shown[index]?.value === value)
