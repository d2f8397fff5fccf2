import { connect } from 'node:net'
import { DEFAULT_API_KEY } from '../state.ts'

/** What a socket saw of one answer. */
export interface SeenOnSocket {
  /** Every byte that arrived. */
  text: string
  /** How many times bytes arrived. */
  pieces: number
  /** How the connection ended: closed by the server, reset, or still open when the answer was whole. */
  end: 'closed' | 'reset' | 'open'
}

const isWhole = (text: string): boolean => {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  return length !== undefined && Buffer.byteLength(body) >= Number(length)
}

/** Posts a body over a socket of its own and watches what comes back, below every HTTP client's interpretation. */
export const rawPost = (port: number, path: string, body: unknown): Promise<SeenOnSocket> =>
  new Promise((resolve) => {
    const sent = JSON.stringify(body)
    const socket = connect(port, '127.0.0.1')
    const seen = { text: '', pieces: 0 }
    const finish = (end: SeenOnSocket['end']): void => {
      socket.destroy()
      resolve({ ...seen, end })
    }
    socket.on('data', (bytes) => {
      seen.text += bytes.toString()
      seen.pieces += 1
      if (isWhole(seen.text)) finish('open')
    })
    socket.once('end', () => finish('closed'))
    socket.once('error', (problem: NodeJS.ErrnoException) =>
      finish(problem.code === 'ECONNRESET' ? 'reset' : 'closed'),
    )
    socket.write(
      `POST /api/v1${path} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer ${DEFAULT_API_KEY}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(sent)}\r\n\r\n${sent}`,
    )
  })
