import type { Answer } from '@ferry/core'
import type { OpenCredential, Send } from '../../lago/send.ts'

/** Asks Lago something that changes nothing there. */
export interface Lago {
  /** `path` is below `/api/v1`. */
  get: (path: string) => Promise<Answer>
  /** For Lago's computations, which take a body and store nothing. */
  compute: (path: string, body: string) => Promise<Answer>
}

/** A reader with one credential. The same address is asked once, however often it is wanted. */
export const readAtLago = (send: Send, credential: OpenCredential): Lago => {
  const known = new Map<string, Promise<Answer>>()
  const ask = async (method: 'GET' | 'POST', path: string, body: string | null) => {
    const headers = [
      { name: 'Accept', value: 'application/json' },
      ...(body === null ? [] : [{ name: 'Content-Type', value: 'application/json' }]),
    ]
    const { answer } = await send(credential, { method, url: credential.baseUrl + path, headers, body })
    return answer
  }
  return {
    get: (path) => {
      const asked = known.get(path) ?? ask('GET', path, null)
      known.set(path, asked)
      return asked
    },
    compute: (path, body) => ask('POST', path, body),
  }
}

/** The body of a 200; null for everything else. */
export const bodyOf = (answer: Answer): string | null =>
  answer.kind === 'answered' && answer.status === 200 ? answer.body : null
