// A server that parses the same bodies as the sandbox and does nothing with them: what the sandbox's speed is measured
// against. `--echo` writes all of it back, as Lago does.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const isEcho = process.argv.includes('--echo')

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { events } = JSON.parse(Buffer.concat(chunks).toString()) as { events: unknown[] }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(isEcho ? JSON.stringify({ events }) : `{"events":${events.length}}`)
  })
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
})
