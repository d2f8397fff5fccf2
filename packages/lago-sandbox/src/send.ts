import type { FastifyReply } from 'fastify'
import type { Answer } from './call.ts'
import type { Delivery } from './faults/outcome.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Sends an answer as `delivery` says: whole, cut in half, or not at all with the connection closed, reset or kept. */
export const send = (reply: FastifyReply, answer: Answer | undefined, delivery: Delivery): FastifyReply => {
  if (delivery === 'whole' && answer) {
    return reply
      .code(answer.status)
      .headers({ 'content-type': answer.type ?? JSON_TYPE, ...answer.headers })
      .send(answer.body)
  }
  reply.hijack()
  const { raw } = reply
  if (delivery === 'half' && answer) {
    const bytes = Buffer.from(answer.body)
    raw.writeHead(answer.status, { 'content-type': answer.type ?? JSON_TYPE, 'content-length': bytes.length })
    raw.write(bytes.subarray(0, bytes.length >> 1), () => raw.socket?.destroy())
  } else if (delivery === 'reset') raw.socket?.resetAndDestroy()
  else if (delivery !== 'never') raw.socket?.destroy()
  return reply
}
