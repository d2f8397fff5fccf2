import type { Problem } from '@ferry/contract'
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'

interface Issue {
  path: PropertyKey[]
  message: string
  errors?: Issue[][]
}

/** Where the input is wrong: `body.config.batching.size`, with zod's message, which our schemas write for people. */
export const placesOf = (
  validation: readonly ZodFastifySchemaValidationError[],
  context: string,
): NonNullable<Problem['places']> =>
  validation.flatMap(({ instancePath, message, params }) => {
    const path = instancePath.split('/').filter((part) => part !== '')
    const branches = (params as { errors?: Issue[][] }).errors
    return mostTelling({ path, message: message ?? 'Not right.', ...(branches && { errors: branches }) }).map(
      (issue) => ({
        path: [context, ...issue.path].map(String).join('.'),
        message: issue.message,
      }),
    )
  })

/** A union fails in each of its branches; the one that got furthest is what the caller meant. */
const mostTelling = (issue: Issue): Issue[] => {
  const branches = issue.errors?.filter((branch) => branch.length > 0) ?? []
  const [best] = branches.sort((a, b) => depth(b) - depth(a))
  if (!best || depth(best) === 0) return [issue]
  return best.flatMap((inner) => mostTelling({ ...inner, path: [...issue.path, ...inner.path] }))
}

const depth = (branch: readonly Issue[]) => Math.min(...branch.map(({ path }) => path.length))
