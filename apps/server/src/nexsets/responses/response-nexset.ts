import { randomUUID } from 'node:crypto'
import type { Attribute } from '@ferry/contract'
import type { Sql } from '../../db/database.ts'

/**
 * Makes the Nexset that the answers of a destination's calls go to, unless it has one. Only `commitOutcomes` appends to it,
 * so nothing else ever feeds it, and no destination can feed the one it reads.
 */
export const ensureResponseNexset = async (
  tx: Sql,
  destinationId: string,
  destinationName: string,
): Promise<void> => {
  await tx.query(
    `insert into nexset (id, name, state, attributes, source, responses_of) values ($1, left($2, 200), 'ready', $3, 'responses', $4)
     on conflict (responses_of) do nothing`,
    [randomUUID(), responseName(destinationName), JSON.stringify(attributes), destinationId],
  )
}

/** Follows a renamed destination, unless somebody has given the Nexset another name. */
export const renameResponseNexset = async (tx: Sql, destinationId: string, from: string, to: string) => {
  await tx.query(`update nexset set name = left($2, 200) where responses_of = $1 and name = left($3, 200)`, [
    destinationId,
    responseName(to),
    responseName(from),
  ])
}

const responseName = (destinationName: string) => `Request responses from: ${destinationName}`

const attribute = (path: string, ...types: Attribute['types']): Attribute => ({
  path,
  types,
  examples: [],
  nullShare: 0,
})

/** What every record of such a Nexset has, as `responseRecord` writes it; `answer` is whatever Lago said. */
const attributes: Attribute[] = [
  attribute('destination', 'string'),
  attribute('request.method', 'string'),
  attribute('request.url', 'string'),
  attribute('request.bytes', 'number'),
  attribute('request.sha256', 'string', 'null'),
  attribute('attempt', 'number'),
  attribute('status', 'number', 'null'),
  attribute('error', 'string', 'null'),
  attribute('answer', 'object', 'array', 'string', 'null'),
  attribute('offsets', 'array'),
  attribute('sentAt', 'string'),
  attribute('answeredAt', 'string'),
]
