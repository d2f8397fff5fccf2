import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from '@ferry/postgres-cluster'
import { openDatabase } from '../db/open-database.ts'

let cluster: Cluster | null = null
let template: string | undefined

/** Runs once before the server's tests: a PostgreSQL server, and a made data folder to copy (making one takes seconds). */
export const setup = async () => {
  await Promise.all([preparePostgres(), prepareTemplate()])
}

export const teardown = async () => {
  await cluster?.remove()
  if (template) await rm(template, { recursive: true, force: true })
}

const preparePostgres = async () => {
  if (process.env.FERRY_TEST_POSTGRES) return
  cluster = await startCluster()
  if (cluster) {
    process.env.FERRY_TEST_POSTGRES = cluster.url
    return
  }
  const sentence =
    'NO POSTGRESQL SERVER was found on this machine: the server tests run on the embedded database ONLY. ' +
    'Install one (Debian: apt-get install postgresql) or set FERRY_TEST_POSTGRES to the URL of one.'
  if (process.env.CI) throw new Error(sentence)
  process.stderr.write(`\n${'!'.repeat(80)}\n${sentence}\n${'!'.repeat(80)}\n\n`)
}

const prepareTemplate = async () => {
  template = await mkdtemp(join(tmpdir(), 'ferry-template-'))
  const db = await openDatabase({
    folder: template,
    onLost: (sentence) => {
      throw new Error(sentence)
    },
  })
  await db.close()
  process.env.FERRY_TEST_TEMPLATE = template
}
