import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eventsTemplate, nexsetAndCredential } from '../testing/sending.ts'
import { withServer } from '../testing/server.ts'

withServer((server) => {
  const begin = async () => {
    const { nexsetId } = await nexsetAndCredential(server(), ['{"id":"a"}'])
    return { nexsetId, name: 'Usage → Lago', step: 'credential', form: { connector: 'lago' }, version: 0 }
  }
  const put = (id: string, body: object) => server().call('PUT', `/drafts/${id}`, body)
  const get = async (id: string) => (await server().call('GET', `/drafts/${id}`)).json().draft

  describe('a draft', () => {
    it('comes back as it was kept', async () => {
      const id = randomUUID()
      const draft = await begin()
      const form = { connector: 'lago', nested: [{ deep: null, number: 0.1 }], text: 'ü' }
      const kept = await put(id, { ...draft, form })
      expect(kept.statusCode).toBe(200)
      expect(kept.json()).toMatchObject({ id, version: 1, name: draft.name, step: 'credential' })
      expect(await get(id)).toMatchObject({ nexset: { id: draft.nexsetId, name: 'Usage' }, form, version: 1 })
    })

    it('is changed only by who saw its last version', async () => {
      const id = randomUUID()
      const draft = await begin()
      await put(id, draft)
      expect((await put(id, { ...draft, step: 'configure', version: 1 })).json()).toMatchObject({
        version: 2,
      })
      const late = await put(id, { ...draft, step: 'connector', version: 1 })
      expect(late.json()).toMatchObject({ status: 409, code: 'conflict' })
      expect(await get(id)).toMatchObject({ step: 'configure', version: 2 })
    })

    it('is begun by one of two tabs that save it first at once', async () => {
      const id = randomUUID()
      const draft = await begin()
      const answers = await Promise.all([put(id, draft), put(id, draft)])
      expect(answers.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 409])
    })

    it('is answered when it is discarded, so that it can be kept again', async () => {
      const id = randomUUID()
      const draft = await begin()
      await put(id, draft)
      const discarded = await server().call('DELETE', `/drafts/${id}`)
      expect(discarded.json()).toMatchObject({ id, form: draft.form })
      expect(await get(id)).toBeNull()
      expect((await server().call('DELETE', `/drafts/${id}`)).json()).toMatchObject({ code: 'not_found' })
      expect((await put(id, { ...draft, version: 1 })).json()).toMatchObject({ code: 'conflict' })
      expect((await put(id, draft)).statusCode).toBe(200)
    })

    it('is listed with its Nexset, the last used first, and goes with it', async () => {
      const draft = await begin()
      const [first, second] = [randomUUID(), randomUUID()]
      await put(first, draft)
      await put(second, { ...draft, step: 'configure' })
      await put(first, { ...draft, version: 1 })
      const list = async () => (await server().call('GET', `/drafts?nexsetId=${draft.nexsetId}`)).json()
      expect((await list()).map(({ id }: { id: string }) => id)).toEqual([first, second])
      expect(JSON.stringify(await list())).not.toContain('connector')
      await server().call('DELETE', `/nexsets/${draft.nexsetId}`)
      expect(await list()).toEqual([])
      expect((await put(randomUUID(), draft)).json()).toMatchObject({ status: 400, code: 'invalid_input' })
    })

    it('of an edit is one a destination, tells where it began, and goes with the destination', async () => {
      const { nexsetId, credentialId } = await nexsetAndCredential(server(), ['{"id":"a"}'])
      const destination = { name: 'Usage', nexsetId, credentialId, config: eventsTemplate(10) }
      const id: string = (await server().call('POST', '/destinations', destination)).json().id
      const edit = { ...(await begin()), nexsetId, edited: { id, version: 1 } }
      expect((await put(id, edit)).json()).toMatchObject({ id, version: 1, edited: { id, version: 1 } })
      expect((await put(id, edit)).json()).toMatchObject({ code: 'conflict' })
      expect((await put(id, { ...edit, edited: null, version: 1 })).json()).toMatchObject({
        code: 'conflict',
      })
      expect((await put(id, { ...edit, version: 1 })).json()).toMatchObject({ version: 2 })
      const elsewhere = await put(randomUUID(), edit)
      expect(elsewhere.json()).toMatchObject({ status: 400, code: 'invalid_input' })
      await server().call('DELETE', `/destinations/${id}`)
      expect(await get(id)).toBeNull()
      const late = (await put(id, { ...edit, version: 2 })).json()
      expect(late).toMatchObject({ code: 'invalid_input', places: [{ path: 'body.edited.id' }] })
    })

    it('has a size that is stated', async () => {
      const draft = await begin()
      const answer = await put(randomUUID(), { ...draft, form: { text: 'x'.repeat(300_000) } })
      expect(answer.json()).toMatchObject({ status: 413, code: 'too_large' })
    })
  })
})
