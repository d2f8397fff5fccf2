import type { Multipart, MultipartFile } from '@fastify/multipart'
import { Name } from '@ferry/contract'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { importFile } from './import-file.ts'

const Fields = z.object({ name: Name, numbers: z.enum(['numbers', 'text']).default('numbers') })

/** A file has no size limit: it is read as fast as it is stored. */
const limits = { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 10, fieldSize: 10_000, parts: 11 }

/** Takes the form of `POST /nexsets`: `name`, `numbers`, then `file`. Answers the new Nexset's id. */
export const receiveUpload = async (deps: Deps, request: FastifyRequest): Promise<string> => {
  const fields: Record<string, unknown> = {}
  for await (const part of request.parts({ limits }) as AsyncIterable<Multipart>) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else return await storeFile(deps, part, fields)
  }
  throw new ProblemError('invalid_input', 'The form has no file in it. Nothing was stored.', [
    { path: 'file', message: 'Choose a file.' },
  ])
}

const storeFile = async (deps: Deps, part: MultipartFile, fields: Record<string, unknown>) => {
  try {
    const { name, numbers } = readFields(fields)
    // Breaking off must not destroy the stream: a client that still sends could not read the answer.
    const bytes = part.file.iterator({ destroyOnReturn: false })
    return await importFile(deps, { name, numbers, fileName: part.filename, bytes })
  } finally {
    part.file.resume()
  }
}

const readFields = (fields: Record<string, unknown>) => {
  const read = Fields.safeParse(fields)
  if (read.success) return read.data
  const places = read.error.issues.map(({ path, message }) => ({ path: `body.${path.join('.')}`, message }))
  throw new ProblemError(
    'invalid_input',
    `${places[0]?.path}: ${places[0]?.message} The fields name and numbers come before the file. Nothing was stored.`,
    places,
  )
}
