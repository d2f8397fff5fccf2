import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCurl, toCurl } from '../index.ts'

const url = 'https://lago.test/api/v1/events'

const read = (text: string) => {
  const reading = fromCurl(text)
  if (!reading.ok) throw new Error(`${reading.sentence} (${reading.place})`)
  return reading
}
const requestOf = (text: string) => read(text).request
const refusal = (text: string) => {
  const reading = fromCurl(text)
  return reading.ok ? 'read' : `${reading.place}: ${reading.sentence}`
}

describe('what people paste', () => {
  it('reads Lago’s documentation, its variables filled in', () => {
    const text = `LAGO_URL="https://api.getlago.com"
API_KEY="__YOUR_API_KEY__"

curl --location --request POST "$LAGO_URL/api/v1/events" \\
  --header "Authorization: Bearer $API_KEY" \\
  --header 'Content-Type: application/json' \\
  --data-raw '{
    "event": { "code": "storage" }
  }'
`
    expect(read(text)).toEqual({
      ok: true,
      request: {
        method: 'POST',
        url: 'https://api.getlago.com/api/v1/events',
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        body: '{\n    "event": { "code": "storage" }\n  }',
      },
      ignored: [{ flag: '--location', sentence: expect.stringContaining('no redirects') }],
      credentialSeen: true,
    })
  })

  it('reads Chrome’s copy for bash', () => {
    const reading = read(`curl '${url}' \\
  -H 'accept: application/json' \\
  -H 'authorization: Bearer s3cr3t' \\
  -H 'sec-ch-ua: "Chromium";v="131"' \\
  -b 'session=s3cr3t' \\
  --data-raw $'{"name":"it\\'s \\u00e9 \\\\n"}' \\
  --compressed`)
    expect(reading.request).toEqual({
      method: 'POST',
      url,
      headers: [{ name: 'accept', value: 'application/json' }],
      body: '{"name":"it\'s é \\n"}',
    })
    expect(reading.ignored.map(({ flag }) => flag)).toEqual(['-H sec-ch-ua', '-b', '--compressed'])
    expect(reading.credentialSeen).toBe(true)
    expect(JSON.stringify(reading)).not.toContain('s3cr3t')
  })

  it('reads Chrome’s copy for cmd', () => {
    const text = [
      `curl ^"https://lago.test/api/v1/plans?a=1^&b=2^" ^`,
      `  -H ^"content-type: application/json^" ^`,
      `  --data-raw ^"^{^\\^"plan^\\^":^{^\\^"name^\\^":^\\^"50^% \\\\n^\\^"^}^}^"`,
    ]
    const expected = {
      method: 'POST',
      url: 'https://lago.test/api/v1/plans?a=1&b=2',
      headers: [{ name: 'content-type', value: 'application/json' }],
      body: '{"plan":{"name":"50% \\n"}}',
    }
    expect(requestOf(text.join('\n'))).toEqual(expected)
    expect(requestOf(text.join('\r\n'))).toEqual(expected)
  })

  it('reads cmd as people write it', () => {
    expect(requestOf(`curl -X POST ${url} ^\r\n -H "A: b" ^\r\n -d "{\\"a\\":1}"`)).toMatchObject({
      headers: [{ name: 'A', value: 'b' }],
      body: '{"a":1}',
    })
    expect(requestOf(`curl.exe ${url} -d "{""a"":""b c""}"`)).toMatchObject({ url, body: '{"a":"b c"}' })
  })

  it('reads Postman', () => {
    expect(
      requestOf(`curl --location --globoff --request PUT 'https://lago.test/api/v1/plans/{{code}}' \\
--header 'Content-Type: application/json' \\
--header 'Authorization: Bearer {{key}}' \\
--data '{"plan":{"name":"x"}}'`),
    ).toEqual({
      method: 'PUT',
      url: 'https://lago.test/api/v1/plans/{{code}}',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: '{"plan":{"name":"x"}}',
    })
  })
})

describe('options', () => {
  it.each([
    [`curl ${url}`, 'GET', null],
    [`curl -d '{}' ${url}`, 'POST', '{}'],
    [`curl -XPUT -d'{}' ${url}`, 'PUT', '{}'],
    [`curl -sSLXDELETE ${url}`, 'DELETE', null],
    [`curl --request=patch --data='{}' --url=${url}`, 'PATCH', '{}'],
    [`curl -I ${url}`, 'HEAD', null],
    [`curl -d a=1 -d b=2 ${url}`, 'POST', 'a=1&b=2'],
    [`curl --data-raw @x ${url}`, 'POST', '@x'],
    [`curl --data-urlencode "a=x y&z" ${url}`, 'POST', 'a=x%20y%26z'],
    [`$ curl ${url} -d "$BODY"`, 'POST', '$BODY'],
    [`export B='{"a":1}'; curl ${url} -d "\${B}"`, 'POST', '{"a":1}'],
    [`echo '{"a":\n1}' | curl ${url} -d @-`, 'POST', '{"a":1}'],
    [`printf %s '{\n}' | curl ${url} --data-binary @-`, 'POST', '{\n}'],
    [`curl ${url} -d a\\ b\\\nc # why`, 'POST', 'a bc'],
    [`curl ${url} -d $'\\xc3\\xa9\\101'`, 'POST', 'éA'],
    [`curl ${url} -d "\\$1 \\"x\\" \\n"`, 'POST', '$1 "x" \\n'],
  ])('%s', (text, method, body) => expect(requestOf(text)).toEqual({ method, url, headers: [], body }))

  it('puts data into the query with -G', () => {
    expect(requestOf(`curl -G "${url}?a=1#f" -d b=2 --data-urlencode 'c=x y'`)).toMatchObject({
      method: 'GET',
      url: `${url}?a=1&b=2&c=x%20y#f`,
      body: null,
    })
  })

  it('fills in what --json stands for', () => {
    expect(requestOf(`curl --json '{"a":1}' -H 'accept: text/plain' ${url}`)).toMatchObject({
      method: 'POST',
      headers: [
        { name: 'accept', value: 'text/plain' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      body: '{"a":1}',
    })
  })

  it.each([
    [`curl -u key:s3cr3t ${url}`],
    [`curl -ukey:s3cr3t ${url}`],
    [`curl --oauth2-bearer s3cr3t ${url}`],
    [`curl -H'Authorization:s3cr3t' ${url}`],
    [`curl https://key:s3cr3t@lago.test/api/v1/events`],
    [`curl https://key:s3@s3cr3t@lago.test/api/v1/events`],
    [`curl -H 'Bearer s3cr3t' ${url}`],
    [`curl -H 'Authorization Bearer s3cr3t' ${url}`],
    [`curl ${url} https://key:s3cr3t@lago.test/`],
  ])('keeps no credential: %s', (text) => {
    const reading = read(text)
    expect(reading.credentialSeen).toBe(true)
    expect(reading.request).toMatchObject({ url, headers: [] })
    expect(JSON.stringify(reading)).not.toContain('s3cr3t')
  })

  it('says what it left out', () => {
    const text = `curl -k --max-time 5 --nonsense -H 'Host: x' -H 'X-A;' -H 'X-B:' ${url} https://other.test | jq .`
    const { request, ignored, credentialSeen } = read(text)
    expect(request.headers).toEqual([{ name: 'X-A', value: '' }])
    expect(credentialSeen).toBe(false)
    expect(ignored.map(({ flag }) => flag)).toEqual([
      '-k',
      '--max-time',
      '--nonsense',
      '-H Host',
      '-H X-B',
      '…',
      'https://other.test',
    ])
    for (const { sentence } of ignored) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['', '0: There is no curl command'],
    ['wget x', '0: There is no curl command'],
    ['curl', '0: The command has no URL'],
    ['curl key@', '0: The command has no URL'],
    [`curl ${url} -d`, '37: The value of -d is missing'],
    [`curl ${url} -d 'a`, '40: A quote opens here'],
    [`curl ^"${url}`, '6: A quote opens here'],
    [`curl ${url} -d @body.json`, '40: The body is in the file body.json'],
    [`curl ${url} -d @-`, '40: The body comes from elsewhere'],
    [`curl ${url} -F a=b`, '40: This sends a form'],
    [`curl ${url} -d "$(cat x)"`, '41: This runs another command'],
    [`curl ${url} -d @- <<EOF`, '43: Ferry cannot read what < does'],
    [`curl “${url}”`, '5: This is a typographic quote'],
  ])('%s', (text, expected) => expect(refusal(text)).toContain(expected))
})

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,20}$/)
const headers = fc.array(
  fc.record({
    name: token.map((name) => `X-${name}`),
    value: fc.stringMatching(/^[\x20-\x7e]{0,40}$/).map((value) => value.trim()),
  }),
  { maxLength: 4 },
)
const nasty = fc.string({
  unit: fc.constantFrom("'", '"', '\\', '$', '`', '^', '\n', '@', '%', '(', ' ', 'é', '😀'),
})
const requests = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
  url: fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.stringMatching(/^[!-~]{0,30}$/).map((path) => `https://lago.test/${path}`),
  ),
  headers,
  body: fc.option(fc.oneof(fc.json(), fc.string({ unit: 'grapheme' }), nasty), { nil: null }),
})

describe('fromCurl', () => {
  it('gives back every request that toCurl writes', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const reading = read(toCurl(request))
        expect(reading.request).toEqual(request)
        expect(reading.credentialSeen).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('gives back a body that is piped in', () => {
    const body = JSON.stringify({ events: Array.from({ length: 5000 }, () => `it's “100%”\\n é`) })
    const request = { method: 'POST' as const, url, headers: [], body }
    expect(requestOf(toCurl(request))).toEqual(request)
  })

  it('takes a caret at the end of a line within quotes for text', () => {
    expect(requestOf(`curl ${url} -d ""$'^\n'''`).body).toBe('^\n')
    const reading = fromCurl(`curl ${url} -d "^\n"$''`)
    expect(reading).toMatchObject({ ok: true, request: { body: '^\n' } })
  })

  it('splits words as bash does', () => {
    const quoted = fc.oneof(
      nasty.map((text) => `'${text.replaceAll("'", '')}'`),
      nasty.map((text) => `"${text.replaceAll(/["\\$`]/g, (mark) => `\\${mark}`)}"`),
      nasty.map((text) => `$'${text.replaceAll(/['\\]/g, (mark) => `\\${mark}`)}'`),
      fc.stringMatching(/^[A-Za-z0-9_:/.-]{1,10}$/),
    )
    fc.assert(
      fc.property(fc.array(fc.array(quoted, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (parts) => {
        const words = parts.map((each) => each.join(''))
        const command = words.map((word) => `-d ${word}`).join(' \\\n ')
        const output = execFileSync('bash', {
          input: `curl() { printf '%s\\0' "$@"; }\ncurl ${command}\n`,
          env: { LC_ALL: 'C.UTF-8', PATH: process.env.PATH ?? '' },
        })
        const split = output.toString().split('\0').slice(0, -1)
        const values = split.filter((_, at) => at % 2 === 1)
        if (values.some((value) => value.startsWith('@'))) return
        const reading = fromCurl(`curl ${url} ${command}`)
        expect(reading).toMatchObject({
          ok: true,
          request: { body: values.length ? values.join('&') : null },
        })
      }),
      { numRuns: 60 },
    )
  })

  it('answers any text, without a crash', () => {
    const scraps = fc.constantFrom(
      'curl ',
      "'",
      '"',
      '^"',
      '\\',
      '\n',
      '^\n',
      '-d ',
      '-X',
      '--',
      '$',
      '@-',
      '|',
      url,
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string({ maxLength: 5 }))), (parts) => {
        const text = parts.join('')
        const reading = fromCurl(text)
        if (reading.ok) expect(reading.request.url).not.toBe('')
        else expect(reading.place).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })
})
