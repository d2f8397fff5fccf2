import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCurl } from './index.ts'

const url = 'https://lago.test/api/v1/events?a=[1]'
/** Arguments and standard input as a stand-in for curl got them from a real bash. */
const shown = `curl() { printf '%s\\0' "$@"; printf -- '--stdin--'; case "$*" in *@-*) cat;; esac; }`
const run = (command: string) => {
  const env = { PATH: process.env.PATH ?? '', LAGO_API_KEY: 'key $HOME `x` "y"', LC_ALL: 'C.UTF-8' }
  const output = execFileSync('bash', { input: `${shown}\n${command}\n`, env, maxBuffer: 1e8 }).toString()
  const [parts = '', input = ''] = output.split('--stdin--')
  return { arguments: parts.split('\0').slice(0, -1), input }
}

describe('toCurl', () => {
  it('reads the key from the environment', () => {
    const headers = [{ name: 'Content-Type', value: 'application/json' }]
    expect(toCurl({ method: 'POST', url, headers, body: '{"event":{}}' })).toBe(
      `curl --globoff --path-as-is -X POST '${url}' \\
  -H "Authorization: Bearer $LAGO_API_KEY" \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"event":{}}'`,
    )
  })

  it('sends no body where there is none', () => {
    const sent = run(toCurl({ method: 'DELETE', url, headers: [{ name: 'X-Empty', value: '' }], body: null }))
    expect(sent.arguments).toEqual([
      '--globoff',
      '--path-as-is',
      '-X',
      'DELETE',
      url,
      '-H',
      'Authorization: Bearer key $HOME `x` "y"',
      '-H',
      'X-Empty;',
    ])
  })

  it('reads the value of a secret header from the environment too', () => {
    const secret = (name: string) => ({ name, value: '', secret: true as const })
    const command = toCurl({
      method: 'DELETE',
      url,
      headers: [secret('X-Partner-Token'), secret('2fa')],
      body: null,
    })
    expect(command).toContain('-H "X-Partner-Token: $X_PARTNER_TOKEN"')
    expect(command).toContain('-H "2fa: $_2FA"')
  })

  it('passes any body and header through bash as it is', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', '@', '%', ' ', 'é', '😀') }),
    )
    fc.assert(
      fc.property(fc.json(), nasty, nasty, (json, text, value) => {
        const body = JSON.stringify({ json, text })
        const name = 'X-Source'
        const printable = value.replace(/[\r\n\0]/g, '')
        const sent = run(toCurl({ method: 'POST', url, headers: [{ name, value: printable }], body }))
        expect(sent.arguments.at(-1)).toBe(body)
        expect(sent.arguments).toContain(printable === '' ? `${name};` : `${name}: ${printable}`)
      }),
      { numRuns: 40 },
    )
  })

  it('pipes a body that is too long for an argument', () => {
    const body = JSON.stringify({ events: Array.from({ length: 5000 }, () => `it's “100%”\\n é`) })
    const sent = run(toCurl({ method: 'POST', url, headers: [], body }))
    expect(sent.arguments.at(-1)).toBe('@-')
    expect(sent.input).toBe(body)
  })
})
