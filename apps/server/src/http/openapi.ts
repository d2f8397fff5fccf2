import swagger from '@fastify/swagger'
import { Problem } from '@ferry/contract'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { version } from '../version.ts'
import type { OpenApi } from './openapi-document.ts'
import { describeStreams } from './openapi-streams.ts'

const description = `Ferry carries records to the Lago billing API. The bytes a preview shows are the bytes that are sent,
and every record is delivered once.

Sign in with \`Authorization: Bearer <token>\`, the token being the one Ferry was started with (\`FERRY_TOKEN\`);
a browser that opened the printed link has its session cookie. Errors are \`application/problem+json\` with a \`code\`
from a closed list and a sentence. Lists are paged by cursor; times are ISO 8601.`

/** Collects the routes registered after it into an OpenAPI 3.1 document, written from the contract's zod schemas. */
export const registerOpenApi = async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Ferry API', version, description },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'ferry_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      if (!('openapiObject' in document)) return {}
      return describeStreams(withProblems(document.openapiObject as OpenApi))
    },
  })
}

const withProblems = (document: OpenApi): OpenApi => {
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path)))
    operation.responses = {
      ...operation.responses,
      default: {
        description: 'What went wrong, in words.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    }
  const { $schema: _, ...problem } = z.toJSONSchema(Problem)
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, Problem: problem } },
  }
}
