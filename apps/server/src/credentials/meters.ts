import type { MetersResult } from '@ferry/contract'
import { type Meters, metersIn } from '@ferry/core'
import type { OpenCredential, Send } from '../lago/send.ts'

const timeoutMs = 10_000
const perPage = 100
/** An organization with more metrics than a config carries is not one to wait for. */
const mostPages = 50

/**
 * What the metrics of the credential's organization add up: `GET /billable_metrics`, page by page
 * (lago-api:app/controllers/api/v1/billable_metrics_controller.rb). Needs the permission `billable_metric: read`.
 */
export const readMeters = async (send: Send, credential: OpenCredential): Promise<MetersResult> => {
  const meters: Meters = {}
  let page: number | null = 1
  for (let read = 0; page !== null && read < mostPages; read += 1) {
    const url = `${credential.baseUrl}/billable_metrics?page=${page}&per_page=${perPage}`
    const headers = [{ name: 'Accept', value: 'application/json' }]
    const { answer } = await send(credential, { method: 'GET', url, headers, body: null }, { timeoutMs })
    const found = metersIn(answer)
    if (!found.ok) return found
    Object.assign(meters, found.meters)
    page = found.nextPage
  }
  return page === null ? { ok: true, meters } : { ok: false, sentence: tooMany }
}

const tooMany =
  'The organization has more than 5,000 billable metrics, which is more than Ferry reads. Events are sent all the same; only whether their amounts are plain numbers is not checked.'
