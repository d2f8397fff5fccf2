import type { PlannedRequest } from './destinations/planned.ts'

/** Linux refuses a single argument of 128 KiB; a character is at most 3 bytes of UTF-8 per UTF-16 unit. */
const longestArgument = 40_000

/** In single quotes bash reads everything as it is, but the quote itself. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** curl drops a header without value unless it ends in a semicolon. */
const header = ({ name, value, secret }: PlannedRequest['headers'][number]): string => {
  if (secret) return `"${name}: $${secretVariable(name)}"`
  return quote(value === '' ? `${name};` : `${name}: ${value}`)
}

/** `X-Partner-Token` → `X_PARTNER_TOKEN`, which bash can name. */
const secretVariable = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_')

/**
 * A request as a command for bash that sends the same bytes. No secret is in it: the command reads the key from
 * `$LAGO_API_KEY`, and the value of a secret header `X-Token` from `$X_TOKEN`.
 */
export const toCurl = (request: Pick<PlannedRequest, 'method' | 'url' | 'headers' | 'body'>): string => {
  const { method, url, headers, body } = request
  const isPiped = body !== null && body.length > longestArgument
  const lines = [
    `curl --globoff --path-as-is -X ${method} ${quote(url)}`,
    `-H "Authorization: Bearer $LAGO_API_KEY"`,
    ...headers.map((pair) => `-H ${header(pair)}`),
    ...(body === null ? [] : [isPiped ? '--data-binary @-' : `--data-raw ${quote(body)}`]),
  ]
  const command = lines.join(' \\\n  ')
  return isPiped ? `printf %s ${quote(body)} |\n${command}` : command
}
