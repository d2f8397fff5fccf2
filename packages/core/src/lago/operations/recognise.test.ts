import { describe, expect, it } from 'vitest'
import { recognise } from '../../index.ts'
import { writeRoutes } from './write-routes.ts'

describe('recognise', () => {
  it.each([
    ['POST', '/events', 'createEvent', 'event', 'B', 'single'],
    ['POST', '/events/', 'createEvent', 'event', 'B', 'single'],
    ['POST', '//events//', 'createEvent', 'event', 'B', 'single'],
    ['POST', '/events.json', 'createEvent', 'event', 'B', 'single'],
    ['POST', '/events/batch', 'createBatchEvents', 'events', 'B', 'batch'],
    ['POST', '/events/batch?x=1', 'createBatchEvents', 'events', 'B', 'batch'],
    ['POST', '/customers', 'createCustomer', 'customer', 'A', null],
    ['PUT', '/subscriptions/{record.id}', 'updateSubscription', 'subscription', 'D', null],
    ['PUT', '/subscriptions/{record.a["x/y"]}', 'updateSubscription', 'subscription', 'D', null],
    ['PATCH', '/subscriptions/sub_1', 'updateSubscription', 'subscription', 'D', null],
    ['DELETE', '/subscriptions/{id}', 'destroySubscription', null, 'D', null],
    ['POST', '/invoices/preview', 'invoicePreview', null, 'R', null],
    ['POST', '/invoices/{record.id}/retry_payment', 'retryPayment', 'payment_method', 'C', null],
    [
      'PUT',
      '/subscriptions/{record.id}/charges/{record.charge}',
      'overrideSubscriptionCharge',
      'charge',
      'D',
      null,
    ],
  ])('%s %s is %s', (method, path, operationId, rootKey, resend, isEvents) => {
    expect(recognise(method, path)).toMatchObject({ operationId, rootKey, resend, isEvents })
  })

  it.each([
    ['PUT', '/customers/{record.id}'],
    ['PATCH', '/invoices/{record.id}/finalize'],
    ['POST', '/{record.resource}'],
    ['POST', '/nothing'],
    ['POST', '/'],
    ['POST', ''],
    ['POST', '/EVENTS'],
  ])('knows no operation behind %s %s', (method, path) => expect(recognise(method, path)).toBeNull())

  it('knows all 116 write operations by their own path', () => {
    expect(writeRoutes).toHaveLength(116)
    for (const { method, path, operationId } of writeRoutes) {
      expect(recognise(method, path)?.operationId).toBe(operationId)
    }
    expect(new Set(writeRoutes.map(({ operationId }) => operationId)).size).toBe(116)
  })

  it('titles and warns in words', () => {
    expect(recognise('POST', '/plans/{code}/charges')?.title).toBe('Add charges to plans')
    expect(recognise('POST', '/events/batch')?.title).toBe('Send usage events in batches')
    expect(recognise('DELETE', '/plans/{code}')?.title).toBe('Destroy plan')
    expect(recognise('POST', '/wallet_transactions')?.warnings.join(' ')).toContain('adds credits again')
    expect(recognise('DELETE', '/plans/{code}')?.warnings.join(' ')).toContain('cannot be undone')
  })

  it('knows root key, permission, class and title of every operation, and warns of what repeats', () => {
    for (const { method, path, rootKey, permission, resend } of writeRoutes) {
      const known = recognise(method, path)
      expect(known).toMatchObject({ rootKey, permission, resend })
      expect(known?.title, path).toMatch(/^[A-Z][A-Za-z -]+$/)
      const warnings = known?.warnings.join(' ')
      if (method === 'DELETE') expect(warnings, path).toContain('cannot be undone')
      if (resend === 'C') expect(warnings, path).toMatch(/Ferry never/)
    }
  })
})
