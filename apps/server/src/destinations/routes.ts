import {
  activateDestination as activate,
  changeDestination as change,
  countFromStart,
  createDestination,
  duplicateDestination as duplicate,
  getCall,
  getDestination,
  getPreflight,
  listCalls,
  listDestinations,
  pauseDestination as pause,
  probeDestination as probe,
  deleteDestination as remove,
} from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { whoOf } from '../http/who.ts'
import { renderCall } from './call-detail.ts'
import { liveRoute } from './live.ts'
import { preflight } from './preflight/preflight.ts'
import { readCall, readCalls } from './queries/call-rows.ts'
import { changeDestination } from './queries/change-destination.ts'
import {
  activateDestination,
  deleteDestination,
  duplicateDestination,
  pauseDestination,
  probeDestination,
} from './queries/change-status.ts'
import { readDestination, readDestinations } from './queries/destination-rows.ts'
import { insertDestination } from './queries/insert-destination.ts'
import { startOffset } from './queries/start-offset.ts'
import { yamlRoutes } from './yaml/routes.ts'

/** What the routes need besides the common parts: somebody to tell that a destination has something to do. */
export interface DestinationDeps extends Deps {
  engine: { wake(destinationId?: string): void }
}

/** `/destinations` and all below it. */
export const destinationRoutes =
  (deps: DestinationDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, engine, now } = deps
    const found = async (id: string) => {
      const destination = await readDestination(db, id)
      if (!destination) throw new ProblemError('not_found', 'There is no destination with this id.')
      return destination
    }
    const afterwards = async (id: string) => {
      engine.wake(id)
      return found(id)
    }
    await app.register(crudRoutes(deps, found, afterwards))
    await app.register(listRoutes(deps, found))
    await app.register(liveRoute(deps))
    await app.register(yamlRoutes(deps))

    app.route({
      ...activate,
      handler: async (request) => {
        const { params, body } = request
        const start =
          body.start === 'waiting' || body.start === 'now' ? body.start : pastTime(body.start, now())
        const notes = await activateDestination(db, params.id, start, whoOf(request))
        return { ...(await afterwards(params.id)), notes }
      },
    })
    app.route({ ...getPreflight, handler: async ({ params }) => preflight(deps, await found(params.id)) })
    app.route({
      ...countFromStart,
      handler: async ({ params, query }) => {
        const { nexset, progress } = await found(params.id)
        const recordCount = progress.total
        const leftOut = await startOffset(db, { nexsetId: nexset.id, recordCount }, new Date(query.since))
        return { sent: Math.max(0, recordCount - leftOut), leftOut }
      },
    })
    app.route({
      ...pause,
      handler: async (request) => {
        await pauseDestination(db, request.params.id, whoOf(request))
        return afterwards(request.params.id)
      },
    })
    app.route({
      ...probe,
      handler: async ({ params }) => {
        await probeDestination(db, params.id)
        return afterwards(params.id)
      },
    })
  }

/** Nothing has come yet from a time ahead, so nobody could say what would be left out. */
const pastTime = (text: string, now: Date): Date => {
  const time = new Date(text)
  if (time <= now) return time
  const message = 'This time is still ahead. Choose an earlier one, or "now" for what comes from now on.'
  throw new ProblemError('invalid_input', `${message} Nothing was started.`, [
    { path: 'body.start', message },
  ])
}

type Find = (
  id: string,
) => ReturnType<typeof readDestination> extends Promise<infer T> ? Promise<NonNullable<T>> : never

const crudRoutes =
  (deps: DestinationDeps, found: Find, afterwards: Find): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, engine } = deps
    app.route({ ...listDestinations, handler: ({ query }) => readDestinations(db, query) })
    app.route({ ...getDestination, handler: ({ params }) => found(params.id) })
    app.route({
      ...createDestination,
      handler: async ({ body }, reply) =>
        reply.code(201).send(await found(await insertDestination(deps, body))),
    })
    app.route({
      ...duplicate,
      handler: async ({ params }, reply) =>
        reply.code(201).send(await found(await duplicateDestination(deps, params.id))),
    })
    app.route({
      ...change,
      handler: async (request) => {
        const { params, body } = request
        await changeDestination(deps, params.id, body, whoOf(request))
        return afterwards(params.id)
      },
    })
    app.route({
      ...remove,
      handler: async (request, reply) => {
        const { params } = request
        await deleteDestination(db, params.id, whoOf(request))
        engine.wake(params.id)
        return reply.code(204).send(null)
      },
    })
  }

const listRoutes =
  ({ db }: DestinationDeps, found: Find): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...listCalls,
      handler: async ({ params, query }) => {
        await found(params.id)
        return readCalls(db, params.id, query)
      },
    })
    app.route({
      ...getCall,
      handler: async ({ params }) => {
        const stored = await readCall(db, params.id, params.callId)
        if (!stored) throw new ProblemError('not_found', 'There is no such call.')
        return renderCall(db, stored)
      },
    })
  }
