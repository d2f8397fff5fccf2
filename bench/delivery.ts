// How fast records go from Activate to Lago, beside a bare loop that posts ready bodies to the same sandbox.
import {
  activateDestination,
  createCredential,
  createDestination,
  type createNexset,
  getDestination,
  type Output,
} from '@ferry/contract'
import { Pool } from 'undici'
import { eventsConfig, eventText } from './core-events.ts'
import { call, startFerryProcess, startSandboxProcess } from './stack.ts'

const records = Number(process.argv[2] ?? 50_000)
const batch = 100
const inFlight = 16
const apiKey = 'b5a1c0de-0000-4000-8000-00000000beef'

const sandbox = await startSandboxProcess(apiKey)

/** Posts as many batches of the same size as the engine will, with as many connections, and nothing else. */
const bareLoop = async () => {
  const pool = new Pool(sandbox.url, { connections: inFlight })
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let first = next++ * batch; first < records; first = next++ * batch) {
        const events = Array.from({ length: Math.min(batch, records - first) }, (_, index) => {
          const {
            id,
            subscription,
            event: code,
            at,
            ...properties
          } = JSON.parse(eventText(first + index)) as Record<string, string>
          return {
            transaction_id: `bare_${id}`,
            external_subscription_id: subscription,
            code,
            timestamp: Date.parse(at ?? '') / 1000,
            properties,
          }
        })
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: '/api/v1/events/batch',
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
          body: JSON.stringify({ events }),
        })
        await body.dump()
        if (statusCode !== 200) throw new Error(`the bare loop was answered ${statusCode}`)
      }
    }),
  )
  await pool.close()
  return records / ((performance.now() - started) / 1000)
}

const throughFerry = async () => {
  const ferry = await startFerryProcess({ FERRY_SANDBOX: 'off', FERRY_ALLOWED_HOSTS: '127.0.0.1' })
  const form = new FormData()
  form.set('name', 'Bench')
  form.set(
    'file',
    new File([Array.from({ length: records }, (_, index) => eventText(index)).join('\n')], 'bench.ndjson'),
  )
  const uploading = performance.now()
  const uploaded = await fetch(`${ferry.url}/api/v1/nexsets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}` },
    body: form,
  })
  const uploadRate = records / ((performance.now() - uploading) / 1000)
  const nexset = (await uploaded.json()) as Output<typeof createNexset>
  const credential = await call(ferry, createCredential, {
    body: { name: 'Sandbox', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const destination = await call(ferry, createDestination, {
    body: {
      name: 'Bench',
      nexsetId: nexset.id,
      credentialId: credential.id,
      config: { ...eventsConfig, delivery: { inFlight } },
    },
  })
  const started = performance.now()
  await call(ferry, activateDestination, { params: { id: destination.id }, body: { start: 'waiting' } })
  let delivered = 0
  while (delivered < records) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { progress } = await call(ferry, getDestination, { params: { id: destination.id } })
    delivered = progress.delivered + progress.duplicates + progress.setAside + progress.unknown
    if (progress.setAside + progress.unknown > 0)
      throw new Error(`not all delivered: ${JSON.stringify(progress)}`)
  }
  const rate = records / ((performance.now() - started) / 1000)
  await ferry.close()
  return { rate, uploadRate }
}

const bare = await bareLoop()
const { rate, uploadRate } = await throughFerry()
const rounded = (value: number) => Math.round(value).toLocaleString('en')
console.log(`${rounded(records)} records in batches of ${batch}, ${inFlight} in flight, embedded database`)
console.log(`bare loop            ${rounded(bare)} records/s`)
console.log(`Ferry, delivery      ${rounded(rate)} records/s, ${(rate / bare).toFixed(2)} of the bare loop`)
console.log(`Ferry, upload        ${rounded(uploadRate)} records/s`)
await sandbox.close()
