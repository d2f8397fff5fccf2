/** The parts of a JSON object that Lago answered, unchecked beyond their types. */
export interface LagoBody {
  json: Readonly<Record<string, unknown>>
  status: number | null
  error: string | null
  code: string | null
  message: string | null
  /** `error_details`, in any of its shapes. */
  details: unknown
}

export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Reads a body as Lago's; null for HTML, nothing, or JSON that is no object. Never throws. */
export const readLagoBody = (body: string): LagoBody | null => {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  if (!isJsonObject(json)) return null
  return {
    json,
    status: typeof json.status === 'number' ? json.status : null,
    error: textOrNull(json.error),
    code: textOrNull(json.code),
    message: textOrNull(json.message),
    details: json.error_details,
  }
}

/** True for the shape all of Lago's errors have (lago-api:app/controllers/concerns/api_errors.rb). */
export const isLagoError = (body: LagoBody | null): body is LagoBody & { status: number; error: string } =>
  body !== null && body.status !== null && body.status >= 400 && body.error !== null
