import { fileURLToPath } from 'node:url'
import { token } from './api.ts'
import { Program } from './program.ts'

const main = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url))

/** What every Ferry here is started with; it may send to this machine, and to nobody else. */
const common = {
  NODE_ENV: 'production',
  PORT: '0',
  FERRY_SANDBOX: 'off',
  FERRY_ALLOWED_HOSTS: '127.0.0.1',
  FERRY_TOKEN: token,
  LOG_LEVEL: 'error',
}

/** Ferry as people run it, from its production entry. */
export const server = (name: string, env: Record<string, string>): Program =>
  new Program({ name, file: main, env: { ...common, ...env }, says: /(http:\/\/127\.0\.0\.1:\d+)/ })

export const worker = (name: string, env: Record<string, string>): Program =>
  new Program({ name, file: main, env: { ...common, FERRY_ROLE: 'worker', ...env }, says: /(delivers)/ })
