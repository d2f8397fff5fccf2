import { pino } from 'pino'
import { expect, it } from 'vitest'
import { logOptions } from './log.ts'

const logged = (error: unknown): Record<string, unknown> => {
  const lines: string[] = []
  pino(logOptions('info'), { write: (line) => void lines.push(line) }).warn({ error }, 'Trouble')
  return (JSON.parse(lines.join('')) as { error: Record<string, unknown> }).error
}

it.each([
  ['an error', (error: Error) => error],
  ['a plain copy of one', ({ message, stack }: Error) => ({ message, stack, code: 'X', queue: 'wake' })],
])('tells what went wrong of %s, and nothing that it carries', (_, made) => {
  const error = Object.assign(new Error('The line is cut.'), { code: 'X', request: 'with its headers' })
  const { message, code, stack, ...rest } = logged(made(error))
  expect({ message, code }).toEqual({ message: 'The line is cut.', code: 'X' })
  expect(stack).toContain('log.test.ts')
  expect(Object.keys(rest).filter((key) => key !== 'type')).toEqual([])
})

it('tells of what is no error at all', () => {
  expect(logged('cut')).toEqual({ message: 'cut' })
})
