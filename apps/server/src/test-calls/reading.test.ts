import { randomUUID } from 'node:crypto'
import { firstOwnOffset, type TestCall } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import { beforeEach, describe, expect, it } from 'vitest'
import { advanced, type Config, eventsTemplate, nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  let run: string
  let ids: { nexsetId: string; credentialId: string }
  const line = (number: number) =>
    `{"id":"${run}-${number}","at":"2026-07-01T00:00:0${number}.500Z","amount":0.10}`

  beforeEach(async () => {
    run = randomUUID()
    ids = await nexsetAndCredential(server(), [line(0), line(1), line(2)])
    server().sandbox.faults.clear()
  })

  const previewed = async (config: Config, records?: unknown[]) => {
    const preview = (
      await server().call('POST', '/previews', { ...ids, config, ...(records && { records }) })
    ).json()
    const { offsets, method, url, headers, body } = preview.requests[0]
    return { config, offsets, edited: false, shown: { method, url, headers, body } }
  }
  type Order = Awaited<ReturnType<typeof previewed>>
  const send = async (order: Order & Record<string, unknown>) =>
    (await server().call('POST', '/test-calls', { ...ids, ...order })).json()
  const sent = () => server().sandbox.requests.filter(({ rawBody }) => rawBody.includes(run))
  const atLago = async (path: string, body: unknown) => {
    const answer = await fetch(server().sandbox.baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${DEFAULT_API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }

  describe('looking a test call up', () => {
    const lookUp = async (call: TestCall) =>
      (await server().call('POST', `/test-calls/${call.id}/look-up`)).json()

    it('concludes that an event arrived whose answer was lost', async () => {
      server().sandbox.faults.add({ kind: 'drop_after', match: { bodyIncludes: run } })
      const call = await send(await previewed(eventsTemplate(null)))
      expect(call.outcome).toBe('unknown')
      expect(await lookUp(call)).toMatchObject({
        conclusion: 'arrived',
        items: [{ position: 0, finding: 'same', id: `${run}-0` }],
      })
      expect(sent()).toHaveLength(1)
    })

    it('never concludes that it did not arrive', async () => {
      server().sandbox.faults.add({ kind: 'drop_before', match: { bodyIncludes: run } })
      const call = await send(await previewed(eventsTemplate(null)))
      const found = await lookUp(call)
      expect(found).toMatchObject({ conclusion: 'open', items: [{ finding: 'not_seen', stored: null }] })
      expect(found.sentence).toContain('does not prove that it is absent')
    })

    it('shows the copy that Lago holds, and where it differs', async () => {
      await send(await previewed(eventsTemplate(null)))
      const order = await previewed(mapped(eventsTemplate(null), { code: { constant: 'other' } }))
      const call = await send(order)
      expect(call.outcome).toBe('exists')
      const found = await lookUp(call)
      expect(found).toMatchObject({ conclusion: 'conflict', items: [{ differs: ['code'] }] })
      expect(found.items[0].stored).toContain('"code":"api_calls"')
    })

    it('looks up the refused records of a batch alone', async () => {
      await send(await previewed(eventsTemplate(null)))
      const call = await send(await previewed(eventsTemplate(100)))
      expect(call.outcome).toBe('rejected')
      expect((await lookUp(call)).items.map(({ position }: { position: number }) => position)).toEqual([0])
    })

    it('says so where there is nothing to look up', async () => {
      const order = await previewed(advanced('DELETE', '/subscriptions/{record.id}', null))
      const call = await send({ ...order, confirmed: true })
      expect(await lookUp(call)).toMatchObject({ conclusion: 'open', items: [] })
    })

    it('needs a call that is kept', async () => {
      const answer = await server().call('POST', `/test-calls/${randomUUID()}/look-up`)
      expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' })
    })
  })

  describe('an estimate', () => {
    const estimate = async (config: Config) => {
      const { shown } = await previewed(config)
      return server().call('POST', '/test-calls/estimate', { credentialId: ids.credentialId, request: shown })
    }
    const metered = async () => {
      await atLago('/billable_metrics', {
        billable_metric: { name: 'M', code: run, aggregation_type: 'sum_agg', field_name: 'amount' },
      })
      await atLago('/plans', {
        plan: {
          name: 'P',
          code: `plan-${run}`,
          interval: 'monthly',
          amount_cents: 0,
          amount_currency: 'EUR',
          pay_in_advance: false,
        },
      })
      const subscription = { external_customer_id: run, external_id: run, plan_code: `plan-${run}` }
      const startsAt = { subscription_at: '2026-01-01T00:00:00Z' }
      await atLago('/subscriptions', { subscription: { ...subscription, ...startsAt } })
    }
    const metricId = async () => {
      const answer = await fetch(`${server().sandbox.baseUrl}/billable_metrics/${run}`, {
        headers: { authorization: `Bearer ${DEFAULT_API_KEY}` },
      })
      const { billable_metric } = (await answer.json()) as { billable_metric: { lago_id: string } }
      return billable_metric.lago_id
    }
    const charge = async (payInAdvance: boolean) =>
      atLago(`/plans/plan-${run}/charges`, {
        charge: {
          billable_metric_id: await metricId(),
          charge_model: 'standard',
          pay_in_advance: payInAdvance,
          properties: { amount: '2' },
        },
      })
    const toRun = (size: number | null = null): Config =>
      mapped(eventsTemplate(size), { external_subscription_id: { constant: run }, code: { constant: run } })

    it('names the first thing that keeps an event from being billed, in Lago’s order', async () => {
      expect((await estimate(toRun())).json()).toMatchObject({
        items: [{ finding: 'not_billed', sentence: expect.stringContaining('no active subscription') }],
      })
      await atLago('/subscriptions', {
        subscription: { external_customer_id: run, external_id: run, plan_code: 'free' },
      })
      expect((await estimate(toRun())).json()).toMatchObject({
        items: [{ finding: 'not_billed', sentence: expect.stringContaining('no metric') }],
      })
      expect(
        server()
          .sandbox.events()
          .some((event) => JSON.stringify(event).includes(run)),
      ).toBe(false)
    })

    it('tells a charge at the end of the period from none at all', async () => {
      await metered()
      expect((await estimate(toRun())).json().items[0]).toMatchObject({ finding: 'not_billed' })
      await charge(false)
      expect((await estimate(toRun())).json().items[0]).toMatchObject({ finding: 'billable', fees: [] })
    })

    it('prices what is billed at once, each different event of a batch', async () => {
      await metered()
      await charge(true)
      const answer = (await estimate(toRun(100))).json()
      expect(answer).toMatchObject({ recordCount: 3, items: [{ finding: 'billable' }] })
      expect(answer.items[0].fees).toEqual([{ name: 'M', units: '0.1', amountCents: 20, currency: 'EUR' }])
      expect(answer.sentence).toContain('1 of 3 events')
    })

    it('is refused where Lago has none, and sends nothing', async () => {
      const before = server().sandbox.requests.length
      const answer = await estimate(advanced('DELETE', '/subscriptions/{record.id}', null))
      expect(answer.json()).toMatchObject({ status: 409, code: 'state_forbids' })
      expect(server().sandbox.requests).toHaveLength(before)
    })

    it('never asks another address than the credential’s', async () => {
      const { shown } = await previewed(eventsTemplate(null))
      const answer = await server().call('POST', '/test-calls/estimate', {
        credentialId: ids.credentialId,
        request: { ...shown, url: 'http://127.0.0.1:9/api/v1/events' },
      })
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_input' })
    })
  })

  describe('a pasted record', () => {
    const own = () => [{ offset: firstOwnOffset + 7, receivedAt: '2026-07-01T00:00:00.000Z', text: line(9) }]

    it('is sent when its events are marked as a test', async () => {
      const records = own()
      const order = await previewed(eventsTemplate(null), records)
      const body = order.shown.body.replace(`${run}-9`, `${run}-9-test-1`)
      const call = await send({ ...order, records, edited: true, shown: { ...order.shown, body } })
      expect(call).toMatchObject({ outcome: 'accepted' })
      expect(sent()).toHaveLength(1)
    })

    it('never takes the id of a record that is still to be delivered', async () => {
      const records = own()
      const order = await previewed(eventsTemplate(null), records)
      expect(await send({ ...order, records })).toMatchObject({ code: 'test_id_required' })
      expect(sent()).toEqual([])
    })

    it('cannot stand for a record of the Nexset', async () => {
      const order = await previewed(eventsTemplate(null))
      const records = [{ offset: 0, receivedAt: '2026-07-01T00:00:00.000Z', text: line(9) }]
      expect(await send({ ...order, records })).toMatchObject({ status: 400, code: 'invalid_input' })
    })
  })
})

/** The template with other constants. */
const mapped = (config: Config, constants: Record<string, { constant: string }>): Config =>
  config.mode === 'template' ? { ...config, mapping: { ...config.mapping, ...constants } } : config
