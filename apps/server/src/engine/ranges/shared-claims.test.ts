import { expect, it } from 'vitest'
import { SharedClaims } from './shared-claims.ts'

/** Claims that end when they are told to; `counts` is how many ranges each one asked for. */
const openClaims = () => {
  const counts: number[] = []
  const running: PromiseWithResolvers<string[]>[] = []
  const claims = new SharedClaims<string>((count) => {
    counts.push(count)
    const claim = Promise.withResolvers<string[]>()
    running.push(claim)
    return claim.promise
  })
  return { claims, counts, running }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('serves those that ask together with one claim, and those that ask meanwhile with the next', async () => {
  const { claims, counts, running } = openClaims()
  const first = Promise.all([claims.next(), claims.next()])
  await turn()
  const meanwhile = Promise.all([claims.next(), claims.next(), claims.next()])
  await turn()
  expect(counts).toEqual([2])
  running[0]?.resolve(['a', 'b'])
  expect(await first).toEqual(['a', 'b'])
  await turn()
  expect(counts).toEqual([2, 3])
  running[1]?.resolve(['c'])
  expect(await meanwhile).toEqual(['c', null, null])
  const later = claims.next()
  await turn()
  running[2]?.resolve([])
  expect(await later).toBeNull()
  expect(counts).toEqual([2, 3, 1])
})

it('tells all that a claim failed, and claims again', async () => {
  const { claims, running } = openClaims()
  const failed = Promise.allSettled([claims.next(), claims.next()])
  await turn()
  running[0]?.reject(new Error('The database is away.'))
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const again = claims.next()
  await turn()
  running[1]?.resolve(['a'])
  expect(await again).toBe('a')
})
