import autocannon from 'autocannon'
import { BATCH, batchBody } from './event-bodies.ts'

/** The key of a sandbox that was given none. */
const KEY = '5a4db0c5-0000-4000-8000-000000000001'
const CONNECTIONS = 8

/** Posts so many events in batches of 100, beginning with batch `first`; answers the seconds it took. Throws on a refusal. */
export const loadEvents = async (
  url: string,
  first: number,
  events: number,
  bodyOf = batchBody,
): Promise<number> => {
  const bodies = Array.from({ length: events / BATCH }, (_, batch) => bodyOf(first + batch))
  let next = 0
  const started = performance.now()
  let answered = started
  const options: autocannon.Options = {
    url: `${url}/api/v1/events/batch`,
    method: 'POST',
    connections: CONNECTIONS,
    amount: bodies.length,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    requests: [
      {
        setupRequest: (request) => {
          const body = bodies[next % bodies.length]
          next += 1
          return { ...request, ...(body !== undefined && { body }) }
        },
      },
    ],
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const load = autocannon(options, (problem, done) => (problem ? reject(problem) : resolve(done)))
    // autocannon itself ends at the next full second; the last answer is when the work was done.
    load.on('response', () => {
      answered = performance.now()
    })
  })
  const seconds = (answered - started) / 1000
  if (result['2xx'] < bodies.length || result.non2xx > 0)
    throw new Error(`${result.non2xx} of ${bodies.length} batches were refused, ${result.errors} failed.`)
  return seconds
}
