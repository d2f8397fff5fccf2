/** A moment with as many digits after the second as its text had. */
export interface Moment {
  /** Whole seconds since 1970. */
  seconds: number
  /** Digits after the decimal point, without zeros at the end; may be empty. */
  fraction: string
}
