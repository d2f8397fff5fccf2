import type { FastifyInstance } from 'fastify'
import { ok } from '../answers.ts'
import type { Operation } from '../call.ts'
import type { SandboxState } from '../state.ts'
import { tellEventErrors } from './event-errors.ts'

const resource = 'webhook_jwt_public_key'

/** The key that `jwt` signatures are checked with, base64 of its PEM. */
export const webhookKeyOperations = (state: SandboxState): Operation[] => {
  const key = (): string => Buffer.from(state.outbox.signer.publicKey).toString('base64')
  return [
    {
      method: 'GET',
      path: '/webhooks/json_public_key',
      resource,
      handle: () => ok({ webhook: { public_key: key() } }),
    },
    {
      method: 'GET',
      path: '/webhooks/public_key',
      resource,
      handle: () => ({ status: 200, body: key(), type: 'text/plain; charset=utf-8' }),
    },
  ]
}

/** `/__sandbox/webhooks`: what was sent; and a way not to wait an hour for `events.errors`. */
export const registerWebhookRoutes = (app: FastifyInstance, state: SandboxState): void => {
  app.get('/__sandbox/webhooks', async () => ({ attempts: state.outbox.attempts }))
  app.post('/__sandbox/webhooks/events_errors', async () => ({
    sent: state.organizations.filter((organization) => tellEventErrors(organization, state.now())).length,
  }))
}
