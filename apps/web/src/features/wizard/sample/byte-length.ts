const encoder = new TextEncoder()

/** Bytes of a text as it goes over the wire. */
export const byteLength = (text: string): number => encoder.encode(text).length
