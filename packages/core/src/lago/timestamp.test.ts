import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSecondsInRange, spreadsheetToSeconds, toSeconds } from '../index.ts'
import { type JsonValue, parseJson } from '../records/json.ts'

const receivedAt = '2025-07-02T08:30:00.250Z'
const json = (text: string): JsonValue => {
  const parsed = parseJson(text)
  if (!parsed.ok) throw new Error(parsed.sentence)
  return parsed.value
}
const seconds = (text: string, zone?: string) => {
  const result = toSeconds(json(text), zone === undefined ? { receivedAt } : { receivedAt, zone })
  return result.ok ? result.seconds : result.code
}

const two = (value: number) => String(value).padStart(2, '0')

describe('toSeconds', () => {
  it.each([
    ['1751328000', '1751328000'],
    ['1751328000.50', '1751328000.50'],
    ['"1751328000.123456789"', '1751328000.123456789'],
    ['" 1751328000 "', '1751328000'],
    ['1.751328e9', '1751328000'],
    ['1751328000123', '1751328000.123'],
    ['"1751328000123"', '1751328000.123'],
    ['1751328000000', '1751328000'],
    ['1751328000123456', '1751328000.123456'],
    ['1751328000123.456', '1751328000.123456'],
    ['946684800', '946684800'],
    ['946684800000', '946684800'],
    ['"01751328000"', '1751328000'],
    ['"2025-07-01T00:00:00Z"', '1751328000'],
    ['"2025-07-01t00:00:00z"', '1751328000'],
    ['"2025-07-01T00:00:00.000Z"', '1751328000'],
    ['"2025-07-01T00:00:00.120Z"', '1751328000.12'],
    ['"2025-07-01T00:00:00,123456789Z"', '1751328000.123456789'],
    ['"2025-07-01T02:00:00+02:00"', '1751328000'],
    ['"2025-06-30T18:30:00-0530"', '1751328000'],
    ['"2025-07-01T02:00+02"', '1751328000'],
    ['"2025-07-01 00:00:00 UTC"', '1751328000'],
    ['"2025-07-01 00:00:00 +0000"', '1751328000'],
    ['"2025-07-01T02:00:00+02:00[Europe/Paris]"', '1751328000'],
    ['"20250701T000000Z"', '1751328000'],
    ['"2024-02-29T00:00:00Z"', '1709164800'],
  ])('reads %s as %s', (given, expected) => expect(seconds(given)).toBe(expected))

  it.each([
    ['"2025-07-01T02:00:00"', '+02:00', '1751328000'],
    ['"2025-07-01"', 'Z', '1751328000'],
    ['"2025-07-01T00:00:00Z"', '+02:00', '1751328000'],
    ['1751328000', '+02:00', '1751328000'],
    ['"2025-07-01"', 'Europe/Paris', 'timestamp_invalid'],
    ['"2025-07-01"', '+25:00', 'timestamp_invalid'],
  ])('gives %s the zone %s: %s', (given, zone, expected) => expect(seconds(given, zone)).toBe(expected))

  it.each([
    ['"2025-07-01T02:00:00"', 'timestamp_without_zone'],
    ['"2025-07-01"', 'timestamp_without_zone'],
    ['"2025-07-01T02:00:00[Europe/Paris]"', 'timestamp_without_zone'],
    ['"07/01/2025"', 'timestamp_ambiguous'],
    ['"01-07-2025 10:00"', 'timestamp_ambiguous'],
    ['20250701', 'timestamp_ambiguous'],
    ['"20250701120000"', 'timestamp_ambiguous'],
    ['45839', 'timestamp_spreadsheet'],
    ['"45839.520833333336"', 'timestamp_spreadsheet'],
    ['36526', 'timestamp_spreadsheet'],
    ['109574.99', 'timestamp_spreadsheet'],
    ['36525.99', 'timestamp_out_of_range'],
    ['109575', 'timestamp_out_of_range'],
    ['-45839', 'timestamp_out_of_range'],
    ['0', 'timestamp_out_of_range'],
    ['-1751328000', 'timestamp_out_of_range'],
    ['946684799', 'timestamp_out_of_range'],
    ['1751531401', 'timestamp_out_of_range'],
    ['1e300', 'timestamp_out_of_range'],
    ['1e-300', 'timestamp_out_of_range'],
    ['1751328000123456789', 'timestamp_out_of_range'],
    ['"1999-12-31T23:59:59Z"', 'timestamp_out_of_range'],
    ['"2025-07-03T08:30:01Z"', 'timestamp_out_of_range'],
    ['"2025-06-31T00:00:00Z"', 'timestamp_invalid'],
    ['"2025-02-29T00:00:00Z"', 'timestamp_invalid'],
    ['"2025-07-01T25:00:00Z"', 'timestamp_invalid'],
    ['"2025-07-01T00:00:00+15:00"', 'timestamp_invalid'],
    ['"yesterday"', 'timestamp_invalid'],
    ['""', 'timestamp_invalid'],
    ['"NaN"', 'timestamp_invalid'],
    ['"1,700"', 'timestamp_invalid'],
    ['true', 'timestamp_invalid'],
    ['null', 'timestamp_invalid'],
    ['{}', 'timestamp_invalid'],
  ])('refuses %s: %s', (given, expected) => expect(seconds(given)).toBe(expected))

  it('keeps every digit of milliseconds and microseconds, whatever a float would make of them', () => {
    const moment = fc.integer({ min: 946_684_800, max: 1_751_500_000 })
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 999_999 }), (whole, micros) => {
        const fraction = String(micros).padStart(6, '0')
        const kept = fraction.replace(/0+$/, '')
        const expected = kept === '' ? String(whole) : `${whole}.${kept}`
        expect(seconds(`${whole}${fraction}`)).toBe(expected)
        expect(seconds(`${whole}${fraction.slice(0, 3)}.${fraction.slice(3)}`)).toBe(expected)
      }),
    )
  })

  it('gives the same seconds for one moment written in any zone', () => {
    const moment = fc.integer({ min: 946_771_200, max: 1_751_500_000 })
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(moment, offset, (whole, minutes) => {
        const local = new Date((whole + minutes * 60) * 1000).toISOString().slice(0, 19)
        const size = Math.abs(minutes)
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
        expect(seconds(`"${local}${zone}"`)).toBe(String(whole))
        expect(seconds(`"${local}"`, zone)).toBe(String(whole))
      }),
    )
  })
})

describe('isSecondsInRange', () => {
  it.each([
    ['1751328000', true],
    ['1751328000.5', true],
    ['1.751328e9', true],
    ['1751328000000', false],
    ['1751328000000000', false],
    ['2024', false],
    ['', false],
    ['Infinity', false],
    ['2025-07-01T00:00:00Z', false],
  ])('%s: %s', (text, expected) => expect(isSecondsInRange(text, receivedAt)).toBe(expected))
})

describe('spreadsheetToSeconds', () => {
  const read = (text: string, zone = 'Z') => {
    const result = spreadsheetToSeconds(json(text), { receivedAt, zone })
    return result.ok ? result.seconds : result.code
  }

  it.each([
    ['45839', 'Z', '1751328000'],
    ['"45839"', 'Z', '1751328000'],
    ['45839.5', 'Z', '1751371200'],
    ['45839.520833333336', 'Z', '1751373000'],
    ['45839.5208333333', 'Z', '1751373000'],
    ['45839.00001157', 'Z', '1751328001'],
    ['45839.000000005', 'Z', '1751328000'],
    ['45839.000000006', 'Z', '1751328000.001'],
    ['45839.1234', 'Z', '1751338661.76'],
    ['4.5839e4', 'Z', '1751328000'],
    ['45839', '+02:00', '1751320800'],
    ['45839', '-05:30', '1751347800'],
    ['36526', 'Z', '946684800'],
    ['"2025-07-01T00:00:00Z"', '+02:00', '1751328000'],
    ['"2025-07-01 02:00:00"', '+02:00', '1751328000'],
  ])('reads %s in %s as %s', (given, zone, expected) => expect(read(given, zone)).toBe(expected))

  it.each([
    ['36526', '+02:00', 'timestamp_out_of_range'],
    ['45842', 'Z', 'timestamp_out_of_range'],
    ['100000', 'Z', 'timestamp_out_of_range'],
    ['1751328000', 'Z', 'timestamp_ambiguous'],
    ['1751328000000', 'Z', 'timestamp_ambiguous'],
    ['-45839', 'Z', 'timestamp_ambiguous'],
    ['4583', 'Z', 'timestamp_ambiguous'],
    ['1e300', 'Z', 'timestamp_ambiguous'],
    ['0', 'Z', 'timestamp_ambiguous'],
    ['45839', 'Europe/Paris', 'timestamp_invalid'],
    ['"soon"', 'Z', 'timestamp_invalid'],
    ['true', 'Z', 'timestamp_invalid'],
  ])('refuses %s in %s: %s', (given, zone, expected) => expect(read(given, zone)).toBe(expected))

  it('gives back every moment a spreadsheet can write, to the millisecond', () => {
    const day = fc.integer({ min: 36_526, max: 45_839 })
    const time = fc.integer({ min: 0, max: 86_399_999 })
    fc.assert(
      fc.property(day, time, (days, milliseconds) => {
        const moment = (days - 25_569) * 86_400 + milliseconds / 1000
        expect(read(String(days + milliseconds / 86_400_000))).toBe(String(moment))
      }),
    )
  })

  it('is never what seconds, milliseconds or microseconds could be', () => {
    const number = fc.double({ min: 0, max: 1e17, noNaN: true }).map(String)
    fc.assert(
      fc.property(fc.oneof(number, fc.integer({ min: 30_000, max: 120_000 }).map(String)), (text) => {
        expect(
          toSeconds(json(text), { receivedAt }).ok &&
            spreadsheetToSeconds(json(text), { receivedAt, zone: 'Z' }).ok,
        ).toBe(false)
      }),
    )
  })
})
