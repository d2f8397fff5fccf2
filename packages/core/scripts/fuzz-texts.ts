import * as fc from 'fast-check'
import { filterNames } from '../src/destinations/config.ts'

/** Characters that texts go wrong at. */
const odd = [
  '',
  ' ',
  '\t',
  '\r\n',
  '\n',
  '\0',
  'é',
  '😀',
  '\ud800',
  '\u2028',
  '__proto__',
  '\\',
  '"',
  "'",
  '`',
]

/** Texts made of these words, of anything else now and then, and of one word repeated thousands of times. */
const textOf = (...words: readonly string[]): fc.Arbitrary<string> => {
  const word = fc.constantFrom(...words, ...odd)
  const piece = fc.oneof(
    { weight: 8, arbitrary: word },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  )
  const mixed = fc.array(piece, { maxLength: 24, size: 'max' }).map((pieces) => pieces.join(''))
  const long = fc
    .tuple(word, word, fc.nat(5_000), word)
    .map(([first, repeated, times, last]) => first + repeated.repeat(times) + last)
  return fc.oneof({ weight: 400, arbitrary: mixed }, { weight: 1, arbitrary: long })
}

/** Mostly of the right form, so that what is behind it is reached, with anything in any place. */
const listOf = (part: fc.Arbitrary<string>, between: readonly string[], odds: fc.Arbitrary<string>) =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc
        .tuple(part, fc.array(fc.tuple(fc.constantFrom(...between), part), { maxLength: 6 }))
        .map(([first, rest]) => first + rest.flat().join('')),
    },
    { weight: 1, arbitrary: odds },
  )

const headerOdds = textOf('X-A', ':', ': ', ',', ', ', 'b', '\\"', '"a,b"', 'Authorization', '"c', '://')
const headerPair = fc
  .tuple(
    fc.constantFrom('X-A', ' X-B ', 'Host', 'é'),
    fc.constantFrom(':', ': ', ' :'),
    fc.oneof(
      fc.constantFrom('', 'b', '"a,b"', '"\\"', '"\\\\" ', 'a:b'),
      fc.string({ maxLength: 8 }),
      headerOdds,
    ),
  )
  .map((parts) => parts.join(''))
export const headersText = listOf(headerPair, [',', ', ', ',,', ',\n'], headerOdds)

const macroOdds = textOf(
  ...filterNames,
  '{',
  '}',
  '{record.',
  '{a}',
  '{"{"}',
  'a',
  '.b',
  '[0]',
  '["x|y"]',
  ' | ',
  '|',
  ':',
  'default:"x"',
  '+02:00',
  '999999999999',
)
const macro = fc
  .tuple(
    fc.constantFrom(
      'a',
      'record.a.b[0]',
      ' record["x|y"] ',
      'record.record.x',
      '__proto__',
      '"{"',
      'a[99999999]',
    ),
    fc.array(fc.constantFrom('|trim', ' | lower ', '| default:"\\"}"', '|zone:+02:00', '| nope', '|number'), {
      maxLength: 3,
    }),
  )
  .map(([path, filters]) => `{${path}${filters.join('')}}`)
export const macroText = listOf(macro, ['', ' ', 'x', '}', '\\', 'é'], macroOdds)

const flags =
  '-X -H -d --data-raw --data-binary --data-urlencode --json -u --url -G -b --compressed -F -o -k --next'
export const curlText = fc
  .tuple(
    fc.constantFrom('curl ', 'curl.exe ', '$ curl ', "printf %s 'a' | curl ", ''),
    textOf(
      ...flags.split(' ').map((flag) => ` ${flag} `),
      ' ',
      '\\\n',
      '^\n',
      "$'",
      '\\u00e9',
      '\\x41',
      '^"',
      '%',
      '$',
      '$LAGO_API_KEY',
      '$(',
      'POST',
      'https://u:p@api.getlago.com/api/v1/events',
      'Authorization: Bearer x',
      'a: b',
      '{"a":1}',
      '@file',
      '@-',
      '&',
      ';',
      '|',
      '<<EOF\n',
      'EOF',
      '#',
      '--',
      '=',
      '-sSXPUT',
    ),
  )
  .map((parts) => parts.join(''))

const timeWords = textOf(
  ...'0 1 2 9 00 24 29 30 31 60 12 2024 2026 - : . , / T t Z z + +02:00 -0530 W e E 1751328000 946684800 Jul NaN'.split(
    ' ',
  ),
)
const digits = fc.tuple(fc.integer(), fc.nat(), fc.integer({ min: -400, max: 400 }))
/** Times as people's systems write them, whole and broken. */
const isoText = fc
  .tuple(
    fc.date({
      noInvalidDate: true,
      min: new Date('1999-01-01T00:00:00Z'),
      max: new Date('2026-09-01T00:00:00Z'),
    }),
    fc.constantFrom('Z', '+02:00', '-0530', '', ' Z', '+25:00', '123456789Z', '.5Z'),
    fc.constantFrom('T', ' ', 't', ''),
  )
  .map(([date, end, between]) => date.toISOString().replace('Z', end).replace('T', between))
export const timestampText = fc.oneof(
  isoText,
  fc.integer({ min: 946_684_000, max: 1_785_600_000 }).map(String),
  timeWords,
  digits.map(([whole, part]) => `${whole}.${part}`),
  digits.map(([whole, part, power]) => `${whole}${part}e${power}`),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.bigInt({ min: 0n, max: 2_000_000_000_000_000n }).map(String),
)
export const zone = fc.option(fc.constantFrom('Z', '+02:00', '-12:00', '+99:99', '', 'Europe/Paris', '+2'), {
  nil: undefined,
})

const jsonTokens = textOf(
  ...'{ } [ ] , : "a" "10" "a":1 "a": {"b":[1,{"c":null}]} null true false tru 0 -0 01 1.0 1e5 1e999 -1 . 0.10 \\u00e9 \\ud800 \\u "__proto__":1'.split(
    ' ',
  ),
)
export const jsonText = fc.oneof(
  { weight: 2, arbitrary: jsonTokens },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.json({ maxDepth: 2 }), fc.nat(200), fc.constantFrom(...odd, '}', ',', ' 1'))
      .map(([text, at, extra]) => text.slice(0, at) + extra + text.slice(at)),
  },
)
