/** A number as its digits, so that nothing is lost: ± `digits` × 10^`exponent`. Zero has the digits `0`. */
export interface Decimal {
  negative: boolean
  /** Without zeros at either end. */
  digits: string
  exponent: number
}

const shape = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/

/** Text of a number (`0.10`, `-1.7e9`) → its digits; null when it is not a plain number. */
export const parseDecimal = (text: string): Decimal | null => {
  const match = shape.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = '', power = '0'] = match
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return { negative: false, digits: '0', exponent: 0 }
  return {
    negative: sign === '-',
    digits,
    exponent: Number(power) - fraction.length + (all.length - digits.length),
  }
}

/** How many digits stand before the decimal point; 0 or less below 1. */
export const wholeDigits = ({ digits, exponent }: Decimal): number => digits.length + exponent

/** Moves the decimal point: by -3, milliseconds become seconds. */
export const shift = (decimal: Decimal, by: number): Decimal => ({
  ...decimal,
  exponent: decimal.exponent + by,
})

/** The number written out without an exponent. The caller has checked that it is not astronomically long. */
export const plainText = (decimal: Decimal): string => {
  const { negative, digits, exponent } = decimal
  const sign = negative ? '-' : ''
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent)
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}

export const isSameDecimal = (a: Decimal, b: Decimal): boolean =>
  a.digits === b.digits && (a.digits === '0' || (a.negative === b.negative && a.exponent === b.exponent))
