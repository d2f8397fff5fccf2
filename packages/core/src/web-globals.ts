/** What core uses of the WHATWG URL, the same in browsers and Node. */
export interface WebUrl {
  readonly href: string
  readonly origin: string
  readonly pathname: string
  readonly username: string
  readonly password: string
}

interface WebGlobals {
  URL: { new (url: string): WebUrl; canParse(url: string): boolean }
}

/** Typed here, because core is checked without the types of browsers and Node, so that nothing else of theirs slips in. */
export const { URL } = globalThis as unknown as WebGlobals
