export const BATCH = 100

/** Unix milliseconds of the first event; one comes every five. */
const FIRST = 1_782_864_526_706
const EVERY = 5

const pieces = ['eu-west', 'us-east', 'ap-south', 'eu-north', 'sa-east']

/** Numbers that look random and are the same in every run. */
const scattered = (value: number): number => Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0

/** The body of a batch of 100 events of about 190 bytes, with ids that no other batch has. */
export const batchBody = (batch: number): string => {
  const events = Array.from({ length: BATCH }, (_, position) => {
    const number = batch * BATCH + position
    const random = scattered(number)
    return {
      transaction_id: `tx-${number.toString(16).padStart(8, '0')}-${random.toString(16).padStart(8, '0')}`,
      external_subscription_id: `sub_${number % 1000}`,
      code: 'api_calls',
      timestamp: (FIRST + EVERY * number) / 1000,
      properties: { bytes: random % 1_000_000, region: pieces[random % pieces.length], path: '/v1/export' },
    }
  })
  return JSON.stringify({ events })
}

/** The same with a space behind each colon: a body that the sandbox has to parse. */
export const spacedBatchBody = (batch: number): string => batchBody(batch).replaceAll('":', '": ')
