import { fileURLToPath } from 'node:url'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { openSecret } from './credentials/master-key.ts'
import { openDatabase } from './db/open-database.ts'
import type { Deps } from './deps.ts'
import { type Engine, startEngine } from './engine/engine.ts'
import { type EngineListeners, startEngineThread } from './engine/thread/engine-thread.ts'
import { checkPort, listen } from './http/listen.ts'
import { createLog } from './http/log.ts'
import { SignInToken } from './http/sign-in.ts'
import { createSend } from './lago/client.ts'
import { createLimits } from './limits/limits.ts'
import { openAllowedHosts } from './settings/allowed-host-list.ts'
import { importExamples } from './starter/examples.ts'
import { saveSandboxCredential } from './starter/sandbox-credential.ts'
import { type SandboxProcess, startSandboxIfWanted } from './starter/sandbox-process.ts'

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const examplesFolder = fileURLToPath(new URL('../../../examples', import.meta.url))

export interface FerryOptions {
  /** What is running so far and how to end it, last first; also filled when the start fails half way. */
  ending: (() => Promise<unknown>)[]
  /** The database broke down and the process must end: with this sentence and code 1. */
  onLost: (sentence: string) => void
  /** For the terminal. */
  say: (text: string) => void
}

export interface Running {
  /** Where browsers go; null for a worker, which answers nobody. */
  address: string | null
  signIn: SignInToken
  sandbox: SandboxProcess | null
}

/**
 * Builds Ferry from its parts and starts them. Throws StartError with a sentence for what a person can mend; what was
 * started by then is in `ending`.
 */
export const startFerry = async (config: Config, { ending, onLost, say }: FerryOptions): Promise<Running> => {
  const log = createLog(config.logLevel)
  if (config.role !== 'worker') await checkPort(config.host, config.port)
  const starting = startSandboxIfWanted(config.sandbox, say)
  ending.push(async () => (await starting)?.close())
  const db = await openDatabase({
    folder: config.dataFolder,
    onLost,
    ...(config.databaseUrl !== null && { url: config.databaseUrl }),
  })
  ending.push(() => db.close())
  const secret = await openSecret(db, config)
  const sandbox = await starting
  const now = () => new Date()
  const seed = config.role === 'worker' ? null : config.allowedHosts
  const { hosts, close: stopFollowing } = await openAllowedHosts(db, seed, now(), (error) =>
    log.error({ error }, 'The list of allowed hosts could not be read again'),
  )
  ending.push(stopFollowing)
  const { send, close } = createSend({ allowedHosts: hosts, sandboxUrl: sandbox?.url })
  ending.push(close)

  const limits = await createLimits({ db, log })
  ending.push(() => limits.close())

  const deps: Deps = { db, secret, send, limits, now, log }
  if (sandbox) await saveSandboxCredential(deps, sandbox)
  const engine = await engineOf(config, deps, { log, say, onLost })
  ending.push(() => engine.close())

  const signIn = new SignInToken((next) => say(`Another browser can sign in at ${address}${next.path}`))
  let address: string | null = null
  if (config.role !== 'worker') {
    const { host, port, token } = config
    const app = await buildApp({ ...deps, engine, hosts }, { host, token, signIn, webFolder, log })
    ending.push(() => app.close())
    if (config.sandbox) await importExamples(deps, examplesFolder)
    address = await listen(app, host, port)
  }
  return { address, signIn, sandbox }
}

const engineOf = (config: Config, deps: Deps, listeners: EngineListeners): Engine | Promise<Engine> => {
  if (config.role === 'api') return restingEngine
  if (config.role === 'worker' || config.databaseUrl === null) return startEngine(deps)
  return startEngineThread(config, listeners)
}

/** Of a process that only answers: workers hear of changes through the database. */
const restingEngine: Engine = { wake: () => {}, close: async () => {} }
