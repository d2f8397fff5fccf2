import { Nexset } from '@ferry/contract'
import { ApiError, apiErrorFrom, parsed, unreachable } from './api-error.ts'

export interface Upload {
  name: string
  file: File
  /** `text` keeps every CSV value a string; `numbers` turns values that are plain JSON numbers into numbers. */
  numbers: 'numbers' | 'text'
}

/**
 * Uploads a file as a new Nexset. `onProgress` gets the share of bytes sent, 0 to 1; after 1 the server still stores.
 * Through XMLHttpRequest, as fetch cannot tell how much was sent. Throws ApiError as `call` does.
 */
export function uploadNexset(
  upload: Upload,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Nexset> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => settle(request, resolve, reject)
    request.onerror = () => reject(unreachable())
    request.onabort = () =>
      reject(new ApiError('unreachable', 'You cancelled the upload. Nothing was stored.'))
    signal.addEventListener('abort', () => request.abort())
    request.open('POST', '/api/v1/nexsets')
    request.setRequestHeader('accept', 'application/json')
    request.send(formOf(upload))
  })
}

/** The server reads the fields before the file, so the file comes last. */
function formOf({ name, numbers, file }: Upload): FormData {
  const form = new FormData()
  form.append('name', name)
  form.append('numbers', numbers)
  form.append('file', file, file.name)
  return form
}

function settle(
  request: XMLHttpRequest,
  resolve: (nexset: Nexset) => void,
  reject: (error: ApiError) => void,
) {
  if (request.status >= 400) return reject(apiErrorFrom(request.status, request.responseText))
  const nexset = Nexset.safeParse(parsed(request.responseText))
  if (nexset.success) return resolve(nexset.data)
  reject(
    new ApiError(
      'unreadable',
      'This page and the Ferry server do not fit together. Reload the page.',
      request.status,
    ),
  )
}
