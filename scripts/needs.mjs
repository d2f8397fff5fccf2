import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { execute } from './process.mjs'

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

const isRoot = process.getuid?.() === 0
const canInstall = () => isRoot && onPath('apt-get') !== undefined

const apt = async (packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing Debian's ${packages.join(' and ')} for the tests …`)
  await execute('apt-get', ['update', '-qq'], { env, quiet: true })
  await execute('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    quiet: true,
  })
}

const systemChromium = () =>
  process.env.E2E_CHROMIUM ??
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean)

/**
 * A browser for the stories: Playwright's own if it is there, else a system one, else Debian's package.
 * @returns {Promise<{found: boolean, path?: string}>} `path` is absent for Playwright's own.
 */
export const chromium = async (playwrightPath) => {
  if (playwrightPath && existsSync(playwrightPath)) return { found: true }
  if (!systemChromium() && canInstall()) await apt(['chromium', 'fonts-liberation'])
  const path = systemChromium()
  return path ? { found: true, path } : { found: false }
}

const postgresBinary = () => {
  if (onPath('initdb') && onPath('postgres')) return onPath('initdb')
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : []
  return versions
    .map((version) => `/usr/lib/postgresql/${version}/bin/initdb`)
    .find((file) => existsSync(file))
}

/** A PostgreSQL server's programs, for throwaway clusters of the tests; never a running server. */
export const postgres = async () => {
  if (!postgresBinary() && canInstall()) {
    // Debian's package would start a server of its own; the tests want only the programs.
    if (!existsSync('/etc/postgresql-common')) {
      mkdirSync('/etc/postgresql-common')
      writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
    }
    await apt(['postgresql'])
  }
  return postgresBinary() !== undefined
}

/** A library that shifts the clock of a process, for chaos; without it the scenarios of the clock are not run. */
export const faketime = async () => {
  if (!onPath('faketime') && canInstall()) await apt(['faketime'])
}
