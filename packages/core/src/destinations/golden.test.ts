import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { DestinationConfig } from './config.ts'
import { planVersion } from './plan.ts'
import { planOf } from './testing/configs.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'))
const cases = z
  .array(z.object({ name: z.string(), config: DestinationConfig, records: z.array(z.string()) }))
  .parse(read('cases.json'))
/** Of each version of `plan`, the SHA-256 of the requests it makes of all cases. */
const hashes = z.record(z.string(), z.string()).parse(read('hashes.json'))

/** Sentences may be reworded at any time; only what is sent, and what is not, is held to the version. */
const made = cases.map(({ name, config, records }) => {
  const { requests, problems } = planOf(config, ...records)
  return { name, requests, problems: problems.map(({ offset, field, code }) => [offset, field, code]) }
})
const hash = createHash('sha256').update(JSON.stringify(made)).digest('hex')

it('makes the same bytes as ever under its version', () => {
  expect(
    hashes[planVersion],
    `plan makes other requests than version ${planVersion} did. Ranges already started would change under way: ` +
      `raise planVersion in plan.ts and add to fixtures/hashes.json the hash ${hash}. Never change a hash that is there.`,
  ).toBe(hash)
  expect(Object.keys(hashes)).toHaveLength(planVersion)
})
