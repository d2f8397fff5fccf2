import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { inRoot, root } from './root.mjs'

const windows = process.platform === 'win32'

/** Node 24 of the workspace; everything of Ferry's runs on it, whatever Node started the command. */
export const node24 = () => {
  const binary = inRoot('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  return existsSync(binary) ? binary : process.execPath
}

/** The environment in which the workspace's own commands (and its Node) come first. */
export const workspaceEnv = (extra = {}) => ({
  ...process.env,
  PATH: [inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter),
  ...extra,
})

/** Runs a command to its end, with our own input and output; answers its exit code. */
export const execute = (command, args, { env = process.env, cwd = root, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      shell: windows,
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })

/** The pinned pnpm, through npx: needs no global install and works from npm's cache without a network. */
export const pnpm = (args, options) => {
  const { packageManager } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return execute('npx', ['--prefer-offline', '-y', packageManager, ...args], options)
}
