import type { Hook } from '@ferry/contract'
import { expect, it } from 'vitest'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  const withHook = async () => {
    const { id, source } = (await server().call('POST', '/nexsets', { name: 'Hooked', webhook: true })).json()
    expect(source).toBe('webhook')
    const hook: Hook = (await server().call('GET', `/nexsets/${id}/hook`)).json()
    return { id, path: hook.path }
  }
  const receive = (path: string, body: string, type = 'application/json', key?: string) =>
    server().app.inject({
      method: 'POST',
      url: path,
      payload: body,
      headers: { 'content-type': type, ...(key !== undefined && { 'idempotency-key': key }) },
    })

  it('appends what comes to a webhook, without a sign-in, digit for digit', async () => {
    const { id, path } = await withHook()
    expect((await receive(path, '{"big":12345678901234567890}')).statusCode).toBe(201)
    const many = await receive(path, '{"a":0.10}\n{"b":2}\n', 'application/x-ndjson', 'k')
    expect(many.json()).toMatchObject({ firstOffset: 1, recordCount: 2 })
    expect((await receive(path, '{"a":0.10}\n{"b":2}\n', 'application/x-ndjson', 'k')).json()).toEqual(
      many.json(),
    )
    const { items } = (await server().call('GET', `/nexsets/${id}/records`)).json()
    expect(items.map(({ text }: { text: string }) => text)).toEqual([
      '{"big":12345678901234567890}',
      '{"a":0.10}',
      '{"b":2}',
    ])
  })

  it('knows no other token, nor the one before, and keeps all of them out of log and lists', async () => {
    const { id, path } = await withHook()
    expect((await receive(`${path}x`, '{}')).statusCode).toBe(404)
    const next: Hook = (await server().call('POST', `/nexsets/${id}/hook`)).json()
    expect((await receive(path, '{"a":1}')).statusCode).toBe(404)
    expect((await receive(next.path, '{"a":1}')).statusCode).toBe(201)
    const tokens = [path, next.path].map((each) => each.split('/').at(-1) ?? '')
    const list = (await server().call('GET', '/nexsets')).body
    for (const token of tokens) {
      expect(list).not.toContain(token)
      expect(server().logged()).not.toContain(token)
    }
    const rows = JSON.stringify(await server().deps.db.query('select * from hook'))
    for (const token of tokens) expect(rows).not.toContain(token)
  })

  it('is there only for a Nexset that was made with one', async () => {
    const { id } = (await server().call('POST', '/nexsets', { name: 'Plain' })).json()
    expect((await server().call('GET', `/nexsets/${id}/hook`)).statusCode).toBe(404)
    expect((await server().call('POST', `/nexsets/${id}/hook`)).json()).toMatchObject({
      code: 'state_forbids',
    })
  })
})
