import { addAllowedHost, listAllowedHosts, removeAllowedHost } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { allowedHostEntry } from '../lago/address-policy.ts'
import type { AllowedHostList } from './allowed-host-list.ts'
import { deleteAllowedHost, insertAllowedHost, readAllowedHostRows } from './queries/allowed-host-rows.ts'

export interface SettingsDeps extends Pick<Deps, 'db' | 'now' | 'log'> {
  hosts: AllowedHostList
}

/** `/settings`: where a self-hosted Lago may live. In force in this process when the answer arrives. */
export const settingsRoutes =
  ({ db, now, log, hosts }: SettingsDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const afterwards = async () => {
      await hosts.reload()
      return readAllowedHostRows(db)
    }
    app.route({ ...listAllowedHosts, handler: () => readAllowedHostRows(db) })
    app.route({
      ...addAllowedHost,
      handler: async ({ body }) => {
        const read = allowedHostEntry(body.entry)
        if (!read.ok)
          throw new ProblemError('invalid_input', read.sentence, [
            { path: 'body.entry', message: read.sentence },
          ])
        await insertAllowedHost(db, read.entry, now())
        log.warn({ entry: read.entry }, 'A private host may be called from now on')
        return afterwards()
      },
    })
    app.route({
      ...removeAllowedHost,
      handler: async ({ params }) => {
        if (!(await deleteAllowedHost(db, params.entry)))
          throw new ProblemError('not_found', `${params.entry} is not on the list, or no longer.`)
        log.warn({ entry: params.entry }, 'A private host may no longer be called')
        return afterwards()
      },
    })
  }
