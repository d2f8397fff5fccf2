import { expect, it } from 'vitest'
import { activationSentence } from './activation-sentence.ts'

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
    activationSentence(progress(0), 'waiting'),
  ]
  expect(sentences.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    'Activating sends 1 240 waiting records, then new ones as they arrive.',
    'Activating sends 1 waiting record, then new ones as they arrive.',
    'Activating leaves 5 waiting records out and sends new ones as they arrive.',
    'Activating sends new records as they arrive.',
  ])
})
