/** What an option of curl does here. Those with a name of their own are read; the others are left out, and said so. */
export type Meaning =
  | { kind: OptionKind; takes: boolean }
  | { kind: 'ignored'; takes: boolean; sentence: string }
  | { kind: 'refused'; takes: boolean; sentence: string }

export type OptionKind =
  | 'request'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-binary'
  | 'data-urlencode'
  | 'json'
  | 'user'
  | 'bearer'
  | 'url'
  | 'url-query'
  | 'get'
  | 'head'
  | 'user-agent'
  | 'referer'

const takes = (kind: OptionKind): Meaning => ({ kind, takes: true })
const ignored = (names: string, isValue: boolean, sentence: string): [string, Meaning][] =>
  names.split(' ').map((name) => [name, { kind: 'ignored', takes: isValue, sentence }])

const shown = 'It changes what curl shows; Ferry shows every request and answer.'
const connection = 'How Ferry connects to Lago is set for the credential and for Ferry as a whole.'
const patience =
  'How long Ferry waits and when it tries again is Ferry’s own to decide, so that nothing is billed twice.'
const certificate = 'Ferry always checks Lago’s certificate with those it trusts.'
const literal = 'Ferry takes the URL as it is written anyway.'
const cookies = 'Lago’s API takes no cookies, and they may be secret.'
const forms = 'This sends a form or a file, and Lago takes JSON. Put the JSON behind --data-raw.'

const byName = new Map<string, Meaning>([
  ['request', takes('request')],
  ['header', takes('header')],
  ['data', takes('data')],
  ['data-ascii', takes('data')],
  ['data-raw', takes('data-raw')],
  ['data-binary', takes('data-binary')],
  ['data-urlencode', takes('data-urlencode')],
  ['json', takes('json')],
  ['user', takes('user')],
  ['oauth2-bearer', takes('bearer')],
  ['url', takes('url')],
  ['url-query', takes('url-query')],
  ['user-agent', takes('user-agent')],
  ['referer', takes('referer')],
  ['get', { kind: 'get', takes: false }],
  ['head', { kind: 'head', takes: false }],
  ...['form', 'form-string', 'upload-file'].map((name): [string, Meaning] => [
    name,
    { kind: 'refused', takes: true, sentence: forms },
  ]),
  [
    'config',
    { kind: 'refused', takes: true, sentence: 'Options in a file cannot be read here. Write them out.' },
  ],
  ...ignored('cookie', true, cookies),
  ...ignored('cookie-jar', true, cookies),
  ...ignored('junk-session-cookies', false, cookies),
  ...ignored(
    'silent show-error verbose include fail fail-with-body fail-early progress-bar no-progress-meter no-buffer trace-time',
    false,
    shown,
  ),
  ...ignored('styled-output remote-name remote-header-name remote-time manual version', false, shown),
  ...ignored('output write-out dump-header stderr trace trace-ascii output-dir', true, shown),
  ...ignored(
    'compressed compressed-ssh tr-encoding',
    false,
    'Compression is between the two servers and changes no content.',
  ),
  ...ignored(
    'location location-trusted post301 post302 post303',
    false,
    'Ferry follows no redirects, because the key belongs to one address.',
  ),
  ...ignored(
    'max-redirs proto proto-redir',
    true,
    'Ferry follows no redirects, because the key belongs to one address.',
  ),
  ...ignored('insecure tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 ssl ssl-reqd', false, certificate),
  ...ignored(
    'cacert capath cert cert-type key key-type pass ciphers tls-max pinnedpubkey',
    true,
    certificate,
  ),
  ...ignored(
    'ipv4 ipv6 http1.0 http1.1 http2 http2-prior-knowledge http3 keepalive no-keepalive tcp-nodelay tcp-fastopen proxytunnel',
    false,
    connection,
  ),
  ...ignored(
    'proxy preproxy noproxy proxy-user proxy-header socks5 socks5-hostname interface resolve connect-to dns-servers doh-url unix-socket local-port',
    true,
    connection,
  ),
  ...ignored(
    'connect-timeout max-time retry retry-delay retry-max-time limit-rate speed-limit speed-time keepalive-time expect100-timeout rate',
    true,
    patience,
  ),
  ...ignored('retry-all-errors retry-connrefused parallel', false, patience),
  ...ignored('globoff path-as-is', false, literal),
  ...ignored(
    'anyauth basic digest negotiate ntlm netrc netrc-optional',
    false,
    'Ferry signs in with the API key of the credential.',
  ),
  ...ignored('netrc-file aws-sigv4 delegation', true, 'Ferry signs in with the API key of the credential.'),
  ...ignored('range time-cond continue-at', true, 'It asks for a part of an answer; a write has none.'),
])

const shortNames: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  G: 'get',
  I: 'head',
  A: 'user-agent',
  e: 'referer',
  F: 'form',
  T: 'upload-file',
  K: 'config',
  b: 'cookie',
  c: 'cookie-jar',
  j: 'junk-session-cookies',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  i: 'include',
  f: 'fail',
  '#': 'progress-bar',
  N: 'no-buffer',
  o: 'output',
  O: 'remote-name',
  J: 'remote-header-name',
  R: 'remote-time',
  w: 'write-out',
  D: 'dump-header',
  L: 'location',
  k: 'insecure',
  E: 'cert',
  x: 'proxy',
  U: 'proxy-user',
  p: 'proxytunnel',
  m: 'max-time',
  Y: 'speed-limit',
  y: 'speed-time',
  g: 'globoff',
  r: 'range',
  z: 'time-cond',
  C: 'continue-at',
  n: 'netrc',
  Z: 'parallel',
  '0': 'http1.0',
  '1': 'tlsv1',
  '4': 'ipv4',
  '6': 'ipv6',
  M: 'manual',
  V: 'version',
}

const unknown: Meaning = {
  kind: 'ignored',
  takes: false,
  sentence: 'Ferry does not know this option of curl.',
}

/** The meaning of `--name`; `--no-name` turns off what Ferry leaves out anyway. */
export const longOption = (name: string): Meaning =>
  byName.get(name) ??
  (name.startsWith('no-') && byName.get(name.slice(3))?.kind === 'ignored'
    ? { kind: 'ignored', takes: false, sentence: shown }
    : unknown)

/** The meaning of one letter of `-sSL`. */
export const shortOption = (letter: string): Meaning => byName.get(shortNames[letter] ?? '') ?? unknown
