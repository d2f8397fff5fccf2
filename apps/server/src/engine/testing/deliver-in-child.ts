import { type DatabaseOptions, openDatabase } from '../../db/open-database.ts'
import { startEngine } from '../engine.ts'
import { deliveryDeps } from './delivery-parts.ts'

/** A process that delivers until it is killed. Arguments: the database's options as JSON, the sandbox's URL. */
const [options = '{}', sandboxUrl = ''] = process.argv.slice(2)
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
