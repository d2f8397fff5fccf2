import { getHook, renewHook } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readHook, saveHook } from './queries/hook-rows.ts'
import { readNexset } from './queries/nexset-lists.ts'

/** The webhook of a Nexset, for people who are signed in. */
export const hookRoutes =
  ({ db, secret }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...getHook,
      handler: async ({ params }) => {
        await readNexset(db, params.id)
        return readHook(db, secret, params.id)
      },
    })
    app.route({
      ...renewHook,
      handler: async ({ params }) => {
        const { source } = await readNexset(db, params.id)
        if (source !== 'webhook')
          throw new ProblemError(
            'state_forbids',
            'This Nexset was not made for a webhook. Make another one for it.',
          )
        await saveHook(db, secret, params.id)
        return readHook(db, secret, params.id)
      },
    })
  }
