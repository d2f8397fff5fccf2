import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { Answer } from './call.ts'
import type { Delivery } from './faults/outcome.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

export const bytesOf = ({ body }: Answer): Buffer => (Buffer.isBuffer(body) ? body : Buffer.from(body))

/** Sends an answer whose body is bytes already. */
export const sendWhole = (reply: FastifyReply, answer: Answer, body: Buffer): FastifyReply =>
  reply
    .code(answer.status)
    .headers({ 'content-type': answer.type ?? JSON_TYPE, ...answer.headers })
    .send(body)

/** Sends an answer as `delivery` says: whole, cut in half, or not at all with the connection closed, reset or kept. */
export const send = (reply: FastifyReply, answer: Answer | undefined, delivery: Delivery): FastifyReply => {
  if (delivery === 'whole' && answer) return sendWhole(reply, answer, bytesOf(answer))
  reply.hijack()
  const { raw } = reply
  if (delivery === 'half' && answer) {
    const bytes = bytesOf(answer)
    raw.writeHead(answer.status, { 'content-type': answer.type ?? JSON_TYPE, 'content-length': bytes.length })
    raw.write(bytes.subarray(0, bytes.length >> 1), () => raw.socket?.destroy())
  } else if (delivery === 'reset') raw.socket?.resetAndDestroy()
  else if (delivery !== 'never') raw.socket?.destroy()
  return reply
}

const PIECES = 20

/** Sends an answer in small pieces, spread over `milliseconds`. */
export const trickle = async (
  reply: FastifyReply,
  answer: Answer,
  milliseconds: number,
): Promise<FastifyReply> => {
  reply.hijack()
  const { raw } = reply
  const bytes = bytesOf(answer)
  const size = Math.max(1, Math.ceil(bytes.length / PIECES))
  raw.writeHead(answer.status, { 'content-type': answer.type ?? JSON_TYPE, 'content-length': bytes.length })
  for (let sent = 0; sent < bytes.length && !raw.destroyed; sent += size) {
    await wait(milliseconds / PIECES)
    raw.write(bytes.subarray(sent, sent + size))
  }
  raw.end()
  return reply
}
