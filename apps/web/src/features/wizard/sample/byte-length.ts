const encoder = new TextEncoder()

/** Nothing but ASCII, as most bodies are. */
const ascii = /^\p{ASCII}*$/u

/** Bytes of a text as it goes over the wire. It runs at every keystroke, so what needs no encoding is not encoded. */
export const byteLength = (text: string): number =>
  ascii.test(text) ? text.length : encoder.encode(text).length
