import type { Sandbox } from '@ferry/lago-sandbox'
import { apiKey } from './story.ts'

/** Calls Lago as somebody other than Ferry does; answers what it says, and throws with it when it refuses. */
export const callLago = async <Answer>(
  { baseUrl }: Pick<Sandbox, 'baseUrl'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => {
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}
