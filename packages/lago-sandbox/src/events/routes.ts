import type { Operation } from '../call.ts'
import { createBatch, createEvent } from './create.ts'
import { getEvent, listEvents } from './lookup.ts'
import { createPlainBatch } from './plain/create.ts'

export const eventOperations: readonly Operation[] = [
  { method: 'POST', path: '/events', resource: 'event', handle: createEvent },
  {
    method: 'POST',
    path: '/events/batch',
    resource: 'event',
    handle: createBatch,
    handleBytes: createPlainBatch,
  },
  { method: 'GET', path: '/events', resource: 'event', handle: listEvents },
  { method: 'GET', path: '/events/:transaction_id', resource: 'event', handle: getEvent },
]
