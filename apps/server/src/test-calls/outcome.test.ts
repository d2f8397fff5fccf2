import type { Verdict } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { describeOutcome } from './outcome.ts'

const sent = { count: 1, isEdited: false, isDerivedId: false, isRepeatable: true }
const unknown: Verdict = { kind: 'unknown', sentence: 'The connection to Lago broke.' }
const refusal = { position: 0, field: 'code', code: 'value_is_mandatory', sentence: 'Lago refused it.' }
const rejected: Verdict = { kind: 'rejected', refusals: [refusal], exists: [] }

describe('what an answer means', () => {
  it('says that delivery sends the same, but not of a payload that was edited', () => {
    const accepted: Verdict = { kind: 'accepted' }
    expect(describeOutcome(accepted, sent).sentence).toBe(
      'Lago took the record. Delivery would send the same.',
    )
    const { sentence } = describeOutcome(accepted, { ...sent, count: 2, isEdited: true })
    expect(sentence).toMatch(
      /^Lago took all 2 records, in the payload as you edited it\. Delivery sends what the settings make/,
    )
  })
  it('calls a repeat safe only where it cannot repeat an effect', () => {
    expect(describeOutcome(unknown, sent).sentence).toMatch(/may have been stored.*is safe/)
    expect(describeOutcome(unknown, { ...sent, isRepeatable: false }).sentence).toMatch(
      /may have been stored.*Look into Lago/,
    )
  })
  it('says where to mend what was refused', () => {
    expect(describeOutcome(rejected, sent).sentence).toContain('Mend the mapping or the record')
    expect(describeOutcome(rejected, { ...sent, isEdited: true }).sentence).toContain('Mend the payload')
    expect(describeOutcome(rejected, { ...sent, count: 3 }).sentence).toContain(
      'Delivery would set those aside',
    )
    expect(describeOutcome(rejected, { ...sent, count: 3, isEdited: true }).sentence).toContain(
      'in the payload',
    )
  })
  it('calls records there already only where all of them are', () => {
    const exists = (positions: number[], more = {}) =>
      describeOutcome({ kind: 'exists', positions }, { ...sent, count: 3, ...more })
    expect(exists([0, 1, 2])).toMatchObject({
      outcome: 'exists',
      sentence: expect.stringMatching(/ids of all 3 records; nothing new was stored/),
    })
    expect(exists([1])).toMatchObject({
      outcome: 'rejected',
      sentence:
        'Lago already holds something with the ids of 1 of 3 records, and stored none of this call. Delivery would send the others without them.',
      refusals: [{ position: 1, code: 'value_already_exist' }],
    })
    expect(exists([1], { isEdited: true }).sentence).toContain('new ids in the payload')
  })
  it('counts what is there apart from what is wrong', () => {
    const mixed: Verdict = { ...rejected, exists: [2] }
    expect(describeOutcome(mixed, { ...sent, count: 3 }).sentence).toBe(
      'Lago refused 1 of 3 records, already holds the ids of 1, and stored none of this call. Delivery would set those aside and send the others.',
    )
  })
  it('does not say twice that nothing was stored', () => {
    const hold: Verdict = {
      kind: 'hold',
      code: 'key_refused',
      sentence: 'Lago refused the API key (401). Nothing was stored. Give the credential a valid key.',
    }
    expect(describeOutcome(hold, sent).sentence.match(/Nothing was stored/g)).toHaveLength(1)
  })
})
