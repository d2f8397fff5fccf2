const ZERO = 0x30
const DAY = 86_400_000

/** `2023-11-14T22:13:20.000Z` */
export const TIMESTAMP_LENGTH = 24

let day = Number.NaN
const date = Buffer.alloc(11)

/** Writes `2023-11-14T` of a day counted from 1970; events mostly share one. */
const writeDate = (out: Uint8Array, at: number, wanted: number): void => {
  if (wanted !== day) {
    date.write(new Date(wanted * DAY).toISOString(), 'latin1')
    day = wanted
  }
  for (let step = 0; step < 11; step += 1) out[at + step] = date[step] ?? 0
}

const two = (out: Uint8Array, at: number, value: number): void => {
  out[at] = ZERO + Math.floor(value / 10)
  out[at + 1] = ZERO + (value % 10)
}

/** Writes ISO 8601 with milliseconds, for the years 1970 to 9999, in 24 bytes. */
export const writeTimestamp = (out: Uint8Array, at: number, milliseconds: number): void => {
  const whole = Math.floor(milliseconds / DAY)
  const rest = milliseconds - whole * DAY
  writeDate(out, at, whole)
  const seconds = Math.floor(rest / 1000)
  two(out, at + 11, Math.floor(seconds / 3600))
  out[at + 13] = 0x3a
  two(out, at + 14, Math.floor(seconds / 60) % 60)
  out[at + 16] = 0x3a
  two(out, at + 17, seconds % 60)
  out[at + 19] = 0x2e
  const thousandths = rest % 1000
  out[at + 20] = ZERO + Math.floor(thousandths / 100)
  two(out, at + 21, thousandths % 100)
  out[at + 23] = 0x5a
}
