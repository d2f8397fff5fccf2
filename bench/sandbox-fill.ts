// Fills a sandbox with events until it holds as many as it may, and tells its memory on the way; then what it says to
// one more, and how long it takes to tell of all of them.
import { BATCH, batchBody } from './event-bodies.ts'
import { loadEvents } from './event-load.ts'
import { sandboxScript, startProcess } from './measured-process.ts'

const STEP = 500_000
const events = Number(process.argv[2] ?? 10_000_000)

const sandbox = await startProcess(sandboxScript, [], { LAGO_SANDBOX_KEEP_EVENTS: String(events) })
const { url } = sandbox
for (let held = 0; held < events; held += STEP) {
  const seconds = await loadEvents(url, held / BATCH, STEP)
  const speed = Math.round(STEP / seconds)
  console.log(
    `${held + STEP} events: ${Math.round(sandbox.memoryMiB())} MiB resident, the last at ${speed}/s`,
  )
}

const authorization = 'Bearer 5a4db0c5-0000-4000-8000-000000000001'
const refused = await fetch(`${url}/api/v1/events/batch`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization },
  body: batchBody(events / BATCH),
})
console.log(`100 more: ${refused.status} ${await refused.text()}`)

const timed = async (path: string): Promise<void> => {
  const started = performance.now()
  const answer = await fetch(`${url}${path}`, { headers: { authorization } })
  let bytes = 0
  for await (const piece of answer.body ?? []) bytes += (piece as Uint8Array).length
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  console.log(
    `${path}: ${answer.status}, ${bytes} bytes in ${seconds} s, ${Math.round(sandbox.memoryMiB())} MiB resident`,
  )
}
await timed('/api/v1/events')
await timed('/api/v1/events?page=500')
await timed('/api/v1/events?external_subscription_id=sub_7')
await timed('/__sandbox/counts')
await timed('/')
await timed('/__sandbox/transactions')
sandbox.stop()
