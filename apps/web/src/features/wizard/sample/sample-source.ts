import { firstOwnOffset } from '@ferry/contract'
import type { SourceRecord } from '@ferry/core'

/** How many records of a Nexset are looked at together. Multiples of 100, so that batches of events come out whole. */
export const sampleSizes = [10, 100, 300, 1000] as const
export type SampleSize = (typeof sampleSizes)[number]

/** Where the sample comes from: a stretch of the Nexset, or records a person brought along for a look or a test. */
export type SampleSource =
  | { kind: 'nexset'; from: number; size: SampleSize }
  | { kind: 'own'; origin: 'pasted' | 'generated'; records: readonly SourceRecord[] }

/** More than enough to try settings with. */
export const maxOwnRecords = 100

/**
 * Records that are in no Nexset, from their JSON texts. Offsets are above all of a Nexset, the same for the same text, and
 * end in the place of the record, so that the same record is known again when it is sent a second time.
 */
export const ownRecords = (texts: readonly string[], receivedAt: string): SourceRecord[] =>
  texts.map((text, index) => ({ offset: firstOwnOffset + hash(text) * 1000 + index, receivedAt, text }))

/** FNV-1a over UTF-16 units, 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** The number by which people know a record, from 1. */
export const recordNumber = (offset: number): number =>
  (offset >= firstOwnOffset ? (offset - firstOwnOffset) % 1000 : offset) + 1
