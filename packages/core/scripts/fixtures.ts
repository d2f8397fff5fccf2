import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { DestinationConfig } from '../src/destinations/config.ts'
import { planOf } from '../src/destinations/testing/configs.ts'
import { expectedHttp } from './expected-http.ts'

/** The folder of the fixtures, one folder in it for each. */
export const fixtures = new URL('../fixtures/', import.meta.url)

/** Names of all fixtures, in order. */
export const fixtureNames = (): string[] =>
  readdirSync(fixtures, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort()

export const readFixture = (name: string, file: string): string =>
  readFileSync(new URL(`${name}/${file}`, fixtures), 'utf8')

/** The config of a fixture; one that is none throws. */
export const fixtureConfig = (name: string): DestinationConfig =>
  DestinationConfig.parse(JSON.parse(readFixture(name, 'destination.json')))

/** What `plan` makes of a fixture today. */
export const plannedHttp = (name: string): string => {
  const texts = readFixture(name, 'records.ndjson').split('\n')
  if (texts.pop() !== '') throw new Error(`${name}/records.ndjson does not end its last line.`)
  return expectedHttp(planOf(fixtureConfig(name), ...texts))
}

/** The file that holds the fixtures' hashes under a version of `plan`; `sha256sum -c` reads it too. */
export const hashesFile = (version: number): URL => new URL(`version-${version}.sha256`, fixtures)

/** One line of it. */
export const hashLine = (name: string, text: string): string =>
  `${createHash('sha256').update(text).digest('hex')}  ${name}/expected.http`
