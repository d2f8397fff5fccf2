import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

interface Address {
  url: string
  baseUrl: string
  port: number
}

const addressOf = async (child: ChildProcess): Promise<Address> => {
  if (!child.stdout) throw new Error('the process has no stdout')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return JSON.parse(line.toString()) as Address
}

// Processes take their time to start on a busy machine.
describe('the sandbox as a process', { timeout: 30_000 }, () => {
  it('prints its address and ends when its stdin closes', async () => {
    const child = spawn(process.execPath, [main, '--with-parent'], {
      env: { ...process.env, LAGO_SANDBOX_API_KEY: 'given' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const { baseUrl } = await addressOf(child)
    const answer = await fetch(`${baseUrl}/organizations`, { headers: { authorization: 'Bearer given' } })
    expect(answer.status).toBe(200)
    child.stdin?.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('sends its address over IPC and ends when the channel closes', async () => {
    const child = fork(main, { stdio: 'ignore' })
    const [message] = (await once(child, 'message')) as [Address & { type: string }]
    expect(message).toMatchObject({ type: 'ready', baseUrl: `http://127.0.0.1:${message.port}/api/v1` })
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('says in a sentence why it cannot start', async () => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: 'many' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    // It may be gone before its last words are read.
    const [[text], end] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')])
    expect(String(text)).toContain('PORT must be a whole number, not "many".')
    expect(end).toEqual([1, null])
  })
})
