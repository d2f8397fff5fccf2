import type { OpenApi } from './openapi-document.ts'

/** What the contract's schemas cannot say: bodies that are read as streams, and headers. */
export const describeStreams = (document: OpenApi): OpenApi => {
  const upload = document.paths?.['/api/v1/nexsets']?.post
  if (upload)
    upload.requestBody = addContent(upload.requestBody, { 'multipart/form-data': { schema: uploadForm } })
  const append = document.paths?.['/api/v1/nexsets/{id}/records']?.post
  const hook = document.paths?.['/api/v1/hooks/{token}']?.post
  for (const operation of [append, hook])
    if (operation) operation.requestBody = addContent(undefined, appendContent)
  // The token in its path is the sign-in.
  if (hook) hook.security = []
  const test = document.paths?.['/api/v1/test-calls']?.post
  const replay = document.paths?.['/api/v1/destinations/{id}/replay']?.post
  for (const operation of [append, hook, test, replay])
    if (operation) operation.parameters = [...(operation.parameters ?? []), idempotencyKey]
  const exported = document.paths?.['/api/v1/destinations/{id}/set-aside/export']?.get
  if (exported) exported.responses = { ...exported.responses, 200: exportedAnswer }
  return document
}

const exportedAnswer = {
  description: 'A download: one record a line with its reason, or one a row.',
  content: {
    'application/x-ndjson': { schema: { type: 'string' } },
    'text/csv': { schema: { type: 'string' } },
  },
}

const uploadForm = {
  type: 'object',
  required: ['name', 'file'],
  properties: {
    name: { type: 'string' },
    numbers: {
      type: 'string',
      enum: ['numbers', 'text'],
      description: 'For CSV: whether plain numbers become JSON numbers, digit for digit, or stay text.',
    },
    file: { type: 'string', format: 'binary', description: '.ndjson, .jsonl, .json or .csv; comes last.' },
  },
}

const appendContent = {
  'application/x-ndjson': { schema: { type: 'string', description: 'One JSON object a line.' } },
  'application/json': {
    schema: { oneOf: [{ type: 'array', items: { type: 'object' } }, { type: 'object' }] },
  },
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'The same key again gets the first answer again, and nothing happens twice.',
}

const addContent = (body: unknown, content: object) => {
  const present = (body ?? {}) as { content?: object }
  return { ...present, required: true, content: { ...present.content, ...content } }
}
