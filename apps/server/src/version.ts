import { readFileSync } from 'node:fs'

/** Ferry's version, from the server's package.json. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
