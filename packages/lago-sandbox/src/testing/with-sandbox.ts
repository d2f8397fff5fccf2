import { fetch } from 'undici'
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox.ts'
import { DEFAULT_API_KEY } from '../state.ts'

/** One answer, parsed only if it is JSON. */
export interface Answered {
  status: number
  text: string
  body: unknown
  headers: Record<string, string>
}

export interface SandboxClient {
  sandbox: Sandbox
  /** Calls `/api/v1` + path as the default organization; a string body is sent as it is. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Runs a test against a sandbox of its own, on a real socket, and closes it. */
export const withSandbox = async (
  options: SandboxOptions,
  test: (client: SandboxClient) => Promise<void>,
): Promise<void> => {
  const sandbox = await startSandbox(options)
  const call: SandboxClient['call'] = async (method, path, body, headers) => {
    const response = await fetch(`${path.startsWith('/__') ? sandbox.url : sandbox.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${DEFAULT_API_KEY}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      text,
      body: parsed(text),
      headers: Object.fromEntries(response.headers),
    }
  }
  try {
    await test({ sandbox, call })
  } finally {
    await sandbox.close()
  }
}

/** An event that Lago accepts, with what a test changes about it. */
export const event = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  transaction_id: 'tx-1',
  external_subscription_id: 'sub-1',
  code: 'api_calls',
  timestamp: 1700000000,
  properties: { bytes: 12 },
  ...changes,
})

/** Lago's 422 of validation. */
export const refusal = (details: unknown) => ({
  status: 422,
  error: 'Unprocessable Entity',
  code: 'validation_errors',
  error_details: details,
})
