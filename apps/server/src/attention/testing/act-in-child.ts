import { type DatabaseOptions, openDatabase } from '../../db/open-database.ts'
import { startEngine } from '../../engine/engine.ts'
import { deliveryDeps } from '../../engine/testing/delivery-parts.ts'
import { answerFor } from '../answer.ts'
import { retry } from '../set-aside-acts.ts'

/**
 * A process in which a person sends everything again that waits for one, and which delivers it, until it is killed.
 * Arguments: the database's options as JSON, the sandbox's URL, the destination, `retry` or `send`.
 */
const [options = '{}', sandboxUrl = '', destinationId = '', act = ''] = process.argv.slice(2)
const { url, folder } = JSON.parse(options) as DatabaseOptions
const db = await openDatabase({
  url,
  folder,
  onLost: (sentence) => {
    console.error(sentence)
    process.exit(1)
  },
})
await startEngine((await deliveryDeps(db, sandboxUrl)).deps, { jobs: false })
console.log('delivering')
const asked = { destinationId, who: 'a test', why: '', records: { all: true } as const, confirmed: false }
for (;;) {
  if (act === 'retry') await retry(db, asked)
  else await answerFor(db, { ...asked, answer: 'send', confirmed: true })
}
