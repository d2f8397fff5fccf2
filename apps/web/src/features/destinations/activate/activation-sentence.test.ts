import { expect, it } from 'vitest'
import { activationSentence, sentAsTestSentence } from './activation-sentence.ts'

const progress = (waiting: number) => ({
  total: waiting,
  waiting,
  delivered: 0,
  duplicates: 0,
  excluded: 0,
  inFlight: 0,
  unknown: 0,
  setAside: 0,
})

it('says in one sentence what activating sends', () => {
  const sentences = [
    activationSentence(progress(1240), 'waiting'),
    activationSentence(progress(1), 'waiting'),
    activationSentence(progress(5), 'now'),
    activationSentence(progress(5), 'date'),
    activationSentence(progress(5), 'date', { sent: 2, leftOut: 3 }),
    activationSentence(progress(5), 'date', { sent: 0, leftOut: 5 }),
    activationSentence(progress(5), 'date', { sent: 5, leftOut: 0 }),
    activationSentence(progress(0), 'waiting'),
  ]
  expect(sentences.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'Activating sends 1 240 waiting records, then new ones as they arrive.',
    'Activating sends 1 waiting record, then new ones as they arrive.',
    'Activating leaves 5 waiting records out and sends new ones as they arrive.',
    'Activating sends the records that Ferry received since then, leaves earlier ones out, and sends new ones as they arrive.',
    'Activating sends the 2 records that came since then, leaves 3 earlier out, and sends new ones as they arrive.',
    'No record came since then: activating leaves 5 records out and sends new ones as they arrive.',
    'Activating sends the 5 records that came since then, none is earlier, and sends new ones as they arrive.',
    'Activating sends new records as they arrive.',
  ])
})

it('says how many records a test has sent already, and that none counts twice', () => {
  expect([0, 1, 2].map((records) => sentAsTestSentence(records).replaceAll('\u00a0', ' '))).toEqual([
    '',
    '1 record already sent as a test does not count twice.',
    '2 records already sent as a test do not count twice.',
  ])
})
