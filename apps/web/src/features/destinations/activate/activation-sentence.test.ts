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
    activationSentence(progress(0), 'waiting'),
  ]
  expect(sentences.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'Activating sends 1 240 waiting records, then new ones as they arrive.',
    'Activating sends 1 waiting record, then new ones as they arrive.',
    'Activating leaves 5 waiting records out and sends new ones as they arrive.',
    'Activating sends the records that Ferry received since then, leaves earlier ones out, and sends new ones as they arrive.',
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
