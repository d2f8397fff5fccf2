import { exportDestination, importDestination } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { ProblemError } from '../../http/problem-error.ts'
import { readDestination } from '../queries/destination-rows.ts'
import { insertDestination } from '../queries/insert-destination.ts'
import { exportYaml } from './export-yaml.ts'
import { findNamed } from './find-named.ts'
import { readYaml } from './read-yaml.ts'

/** A destination out as YAML and in again, inactive. Scripts may send the YAML as it is, as `application/yaml`. */
export const yamlRoutes =
  (deps: Pick<Deps, 'db' | 'secret'>): FastifyPluginAsyncZod =>
  async (app) => {
    const { db } = deps
    app.addContentTypeParser('application/yaml', { parseAs: 'string' }, (_request, body, done) =>
      done(null, { yaml: body }),
    )
    app.route({
      ...exportDestination,
      handler: async ({ params }, reply) => {
        const destination = await readDestination(db, params.id)
        if (!destination) throw new ProblemError('not_found', 'There is no destination with this id.')
        const fileName = `${destination.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')}.yaml`
        return reply
          .type('application/yaml; charset=utf-8')
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
          .send(exportYaml(destination))
      },
    })
    app.route({
      ...importDestination,
      handler: async ({ body }, reply) => {
        const { file, lineOf } = readYaml(body.yaml)
        const named = await findNamed(db, file, body, lineOf)
        const id = await insertDestination(deps, { name: file.name, config: file.config, ...named })
        const made = await readDestination(db, id)
        if (!made) throw new Error('The imported destination was not stored.')
        return reply.code(201).send(made)
      },
    })
  }
