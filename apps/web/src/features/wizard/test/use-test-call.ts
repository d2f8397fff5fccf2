import { createTestCall, listTestCalls, type NewTestCall, type TestCall } from '@ferry/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { dropPress, keepPress, newKey, type Press } from './pending-press.ts'

/** A press, and when it was made as `performance.now()` and as a time for people. */
interface Started extends Press {
  startedAt: number
  pressedAt: Date
}

export type TestState =
  | { state: 'idle' }
  | { state: 'sending'; startedAt: number; key: string }
  | { state: 'answered'; call: TestCall; offsets: readonly number[]; pressedAt: Date }
  /** No answer was seen, so the call may have been made. Asking again with the same key never sends twice. */
  | { state: 'lost'; title: string; sentence: string }
  | { state: 'refused'; error: Error }

/** The last twenty test calls of a Nexset, newest first. */
export const testCallsQuery = (nexsetId: string) =>
  queryOptions({
    queryKey: ['test-calls', nexsetId],
    queryFn: async ({ signal }) =>
      (await call(listTestCalls, { querystring: { nexsetId, limit: 20 } }, { signal })).items,
  })

/** Sends tests, one at a time: a second press while one is under way does nothing. */
export const useTestCall = (nexsetId: string) => {
  const cache = useQueryClient()
  const isBusy = useRef(false)
  const waiting = useRef<AbortController>(null)
  const sending = useMutation({
    mutationFn: ({ key, order }: Started) => {
      waiting.current = new AbortController()
      keepPress(sessionStorage, nexsetId, { key, order })
      return call(createTestCall, { body: order }, { idempotencyKey: key, signal: waiting.current.signal })
    },
    onSettled: (_call, error) => {
      isBusy.current = false
      if (!error || lostTitle(error) === null) dropPress(sessionStorage, nexsetId)
      return cache.invalidateQueries({ queryKey: testCallsQuery(nexsetId).queryKey })
    },
  })
  const start = (press: Press) => {
    if (isBusy.current) return
    isBusy.current = true
    sending.mutate({ ...press, startedAt: performance.now(), pressedAt: new Date() })
  }
  return {
    state: stateOf(sending),
    send: (order: NewTestCall) => start({ key: newKey(), order }),
    /** An earlier press again, of before a reload, for its answer. */
    resume: start,
    /** The same press again, for its answer. */
    askAgain: () => {
      if (sending.variables) start(sending.variables)
    },
    /** Ends the waiting. What is on its way to Lago cannot be called back. */
    stopWaiting: () => waiting.current?.abort(),
    /** What the last press asked to send. */
    lastOrder: sending.variables?.order,
  }
}

interface Sending {
  status: 'idle' | 'pending' | 'success' | 'error'
  data: TestCall | undefined
  error: Error | null
  variables: Started | undefined
}

const stateOf = ({ status, data, error, variables }: Sending): TestState => {
  if (status === 'pending' && variables)
    return { state: 'sending', startedAt: variables.startedAt, key: variables.key }
  if (data && variables)
    return { state: 'answered', call: data, offsets: variables.order.offsets, pressedAt: variables.pressedAt }
  if (!error) return { state: 'idle' }
  const title = lostTitle(error)
  if (title === null) return { state: 'refused', error }
  return {
    state: 'lost',
    title,
    sentence: error instanceof ApiError ? error.message : 'What was on its way went on.',
  }
}

/** Of an error that leaves open what became of the call; null where nothing was sent. */
const lostTitle = (error: Error): string | null => {
  if (error.name === 'AbortError') return 'You stopped waiting'
  if (!(error instanceof ApiError)) return null
  if (error.code === 'key_in_progress') return 'Still being sent'
  return error.code === 'unreachable' ? 'No answer from Ferry' : null
}
