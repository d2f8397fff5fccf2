import { spawn } from 'node:child_process'
import { node24, workspaceEnv } from './process.mjs'
import { inRoot } from './root.mjs'
import { build, install } from './setup.mjs'

/** Sets up what is missing, then runs the server until it ends. Answers its exit code. */
export const run = async (args) => {
  await install()
  await build()
  return serve(args)
}

/**
 * The server leads a process group of its own, so that Ctrl-C reaches it once, through us, and not a second time from
 * the terminal. It also ends when we are gone without a word: the channel between us closes.
 */
const serve = (args) =>
  new Promise((resolve, reject) => {
    const server = spawn(node24(), [inRoot('apps/server/src/main.ts'), ...args], {
      env: workspaceEnv({ NODE_ENV: 'production' }),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    })
    const forward = (signal) => server.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
    endWithNpm(() => forward('SIGTERM'))
    server.once('error', reject)
    server.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })

/** npm hands a signal to the shell it started, not to us: whoever stops npm alone must stop Ferry as well. */
const endWithNpm = (end) => {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    end()
  }, 500)
  look.unref()
}
