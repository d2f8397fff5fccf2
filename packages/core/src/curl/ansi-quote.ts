const named: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

const byteEscape = /\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3})/g
const escape = new RegExp(
  `(?<bytes>(?:${byteEscape.source})+)|\\\\(?:u(?<unit>[\\da-fA-F]{1,4})|U(?<point>[\\da-fA-F]{1,8})|c(?<control>.)|(?<letter>.))`,
  'gsu',
)

/** The text between `$'` and `'` as bash reads it: `\n`, `\'`, `\x41`, `\101`, `\u00e9`; bytes are UTF-8. */
export const readAnsiQuoted = (text: string): string =>
  text.replace(escape, (whole, ...rest) => {
    const { bytes, unit, point, control, letter } = rest.at(-1) as Record<string, string | undefined>
    if (bytes !== undefined) return decode(bytes)
    const code = Number.parseInt(unit ?? point ?? '', 16)
    if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    if (control !== undefined) return String.fromCodePoint((control.codePointAt(0) ?? 0) & 0x1f)
    return named[letter ?? ''] ?? whole
  })

const decode = (escapes: string): string => {
  const bytes = (escapes.match(byteEscape) ?? []).map((each) =>
    each.startsWith('\\x') ? Number.parseInt(each.slice(2), 16) : Number.parseInt(each.slice(1), 8) & 0xff,
  )
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return '\ufffd'.repeat(bytes.length)
  }
}
