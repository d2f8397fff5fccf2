import type { Endpoint, Input, Output } from '@ferry/contract'
import type { Ferry } from './ferry.ts'

/** Calls Ferry's API as a script would, with the token; throws on any problem. */
export const callFerry = async <E extends Endpoint>(
  ferry: Ferry,
  endpoint: E,
  input: Input<E>,
): Promise<Output<E>> => {
  const { params, querystring, body } = input as {
    params?: Record<string, string>
    querystring?: Record<string, unknown>
    body?: unknown
  }
  const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const query = new URLSearchParams(
    Object.entries(querystring ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const response = await fetch(`${ferry.url}/api/v1${path}?${query}`, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${ferry.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${endpoint.method} ${path}: ${response.status} ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Output<E>
}

/** Uploads a file as a Nexset; answers its id. */
export const uploadNexset = async (
  ferry: Ferry,
  name: string,
  fileName: string,
  content: string,
): Promise<string> => {
  const form = new FormData()
  form.set('name', name)
  form.set('file', new File([content], fileName))
  const response = await fetch(`${ferry.url}/api/v1/nexsets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}` },
    body: form,
  })
  const answer = (await response.json()) as { id: string }
  if (response.status !== 201) throw new Error(`upload: ${response.status} ${JSON.stringify(answer)}`)
  return answer.id
}

/** Appends records, one JSON text a line, to a Nexset that is there already. */
export const appendRecords = async (ferry: Ferry, nexsetId: string, lines: string): Promise<void> => {
  const response = await fetch(`${ferry.url}/api/v1/nexsets/${nexsetId}/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}`, 'content-type': 'application/x-ndjson' },
    body: lines,
  })
  if (response.status !== 201) throw new Error(`append: ${response.status} ${await response.text()}`)
}
