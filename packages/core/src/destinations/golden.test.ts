import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  fixtureConfig,
  fixtureNames,
  hashesFile,
  hashLine,
  plannedHttp,
  readFixture,
} from '../../scripts/fixtures.ts'
import { operations } from '../lago/operations/catalogue.ts'
import { planVersion } from './plan.ts'

const names = fixtureNames()

it.each(names)('plans the fixture %s to the byte', (name) => {
  expect(plannedHttp(name)).toBe(readFixture(name, 'expected.http'))
})

describe('the version of plan', () => {
  it('makes the same bytes as ever', () => {
    const held = readFileSync(hashesFile(planVersion), 'utf8').split('\n').filter(Boolean)
    expect(
      held,
      `plan makes other requests than version ${planVersion} did, or fixtures came or went. Ranges already started would ` +
        'change under way: raise planVersion in plan.ts and run scripts/write-fixtures.ts. Never change a hash that is there.',
    ).toEqual(names.map((name) => hashLine(name, plannedHttp(name))))
  })

  it('is the latest with hashes', () => {
    expect(existsSync(hashesFile(planVersion + 1))).toBe(false)
  })
})

describe('the fixtures', () => {
  const configs = names.map(fixtureConfig)

  it('hold each of the 62 templates', () => {
    const sent = configs.map((config) => (config.mode === 'template' ? config.operation : null))
    expect(operations).toHaveLength(62)
    expect(operations.filter(({ id }) => !sent.includes(id)).map(({ id }) => id)).toEqual([])
    expect(operations.filter(({ id }) => !names.includes(`operation-${id}`)).map(({ id }) => id)).toEqual([])
  })

  it('hold each grouping', () => {
    expect(new Set(configs.flatMap(({ batching }) => batching?.grouping.algorithm ?? []))).toEqual(
      new Set(['array', 'keyed_array', 'keyed_array_with_constants', 'group_by', 'template']),
    )
  })

  it.each(operations)('send $id in full, and refuse it without its first value', ({ id }) => {
    const text = readFixture(`operation-${id}`, 'expected.http')
    expect(text).toMatch(/^### records 0 \(single\)$/m)
    expect(text).toMatch(/^# record 1: /m)
    expect(text).not.toMatch(/^# (?:record 0|config): /m)
  })
})
