import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseIso } from './iso-time.ts'
import { parseUtc } from './utc-time.ts'

it('says of every time what the whole grammar says', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      (date) => {
        const text = date.toISOString()
        const milliseconds = Math.floor(date.getTime() / 1000)
        expect(parseUtc(text)?.seconds).toBe(milliseconds)
        // A lower-case z takes the long way.
        expect(parseIso(text.replace('Z', 'z'), null)).toEqual({ ok: true, moment: parseUtc(text) })
      },
    ),
    { numRuns: 2000 },
  )
})

it('takes no text that the whole grammar refuses', () => {
  const part = (...digits: string[]) => fc.constantFrom(...digits)
  const text = fc
    .tuple(
      part('1969', '1970', '2000', '1900', '2024', '2025', '20a5'),
      part('00', '01', '02', '06', '12', '13'),
      part('00', '01', '28', '29', '30', '31', '32'),
      part('T00', 'T23', 'T24', ' 01'),
      part('00', '59', '60'),
      part('00', '59', '60'),
      part('', '.', '.0', '.10', '.123456789', ',5', '.5x'),
      part('Z', 'z', '', '+00:00'),
    )
    .map(([y, m, d, h, min, s, f, z]) => `${y}-${m}-${d}${h}:${min}:${s}${f}${z}`)
  fc.assert(
    fc.property(text, (each) => {
      const quick = parseUtc(each)
      const long = parseIso(each.replace('Z', 'z'), null)
      if (quick) expect(long).toEqual({ ok: true, moment: quick })
    }),
    { numRuns: 3000 },
  )
})
