import type { Nexset, Problem } from '@ferry/contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { emptyTables, onEachEngine } from '../testing/databases.ts'
import { nexsetCalls } from '../testing/nexset-calls.ts'
import { measureRecords, readRecordsAt } from './queries/read-records.ts'

let time = '2026-03-04T05:06:07.089Z'
const now = () => new Date(time)
const nowhere = '00000000-0000-4000-8000-000000000000'

onEachEngine((db) => {
  let nexsets: Awaited<ReturnType<typeof nexsetCalls>>
  beforeAll(async () => {
    nexsets = await nexsetCalls(db(), now)
  })
  afterAll(() => nexsets.close())
  beforeEach(() => {
    time = '2026-03-04T05:06:07.089Z'
    return emptyTables(db())
  })

  const create = async (name = 'Test') => {
    const { status, body } = await nexsets.call<Nexset>('POST', '/nexsets', { name })
    expect(status).toBe(201)
    return body
  }

  it('appends to an empty Nexset, and learns its attributes', async () => {
    const { id, recordCount, attributes } = await create()
    expect({ recordCount, attributes }).toEqual({ recordCount: 0, attributes: [] })
    expect(await nexsets.append(id, '{"a":1.0}\n{"a":2}')).toEqual({
      status: 201,
      body: { firstOffset: 0, recordCount: 2, receivedAt: '2026-03-04T05:06:07.089Z' },
    })
    const json = { 'content-type': 'application/json; charset=utf-8' }
    expect((await nexsets.append(id, '[{"a": 3},\n {"b": 4}]', json)).body).toMatchObject({
      firstOffset: 2,
      recordCount: 2,
    })
    expect((await nexsets.append(id, '{"c": 5}', json)).body).toMatchObject({
      firstOffset: 4,
      recordCount: 1,
    })
    const { body } = await nexsets.call<Nexset>('GET', `/nexsets/${id}`)
    expect(body).toMatchObject({ recordCount: 5, lastRecordAt: '2026-03-04T05:06:07.089Z' })
    expect(body.attributes.map(({ path }) => path)).toEqual(['a', 'b', 'c'])
    expect(await nexsets.texts(id)).toEqual(['{"a":1.0}', '{"a":2}', '{"a":3}', '{"b":4}', '{"c":5}'])
  })

  it('answers long records in parts, each going on where the one before ended', async () => {
    const { id } = await create()
    const long = `{"a":"${'x'.repeat(1_000_000)}"}`
    for (let part = 0; part < 4; part += 1) await nexsets.append(id, `${long}\n`.repeat(5))
    const sizes: number[] = []
    for (let from = 0; from < 20; from += sizes.at(-1) ?? 20) {
      const url = `/nexsets/${id}/records?limit=1000&from=${from}`
      const { body } = await nexsets.call<{ items: { offset: number }[] }>('GET', url)
      expect(body.items[0]?.offset).toBe(from)
      sizes.push(body.items.length)
    }
    expect(sizes).toEqual([16, 4])
  })

  it('gives offsets without holes to appends at the same time', async () => {
    const { id } = await create()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => nexsets.append(id, `{"n":${n}}\n`.repeat((n % 7) + 1))),
    )
    const ranges = answers.map(({ body }) => body).sort((a, b) => a.firstOffset - b.firstOffset)
    let end = 0
    for (const { firstOffset, recordCount } of ranges) {
      expect(firstOffset).toBe(end)
      end += recordCount
    }
    const texts = await nexsets.texts(id)
    expect(texts).toHaveLength(end)
    for (const [n, { body }] of answers.entries()) expect(texts[body.firstOffset]).toBe(`{"n":${n}}`)
  })

  it('stores nothing of an append with a bad line', async () => {
    const { id } = await create()
    const { status, body } = await nexsets.append(id, '{"a":1}\n{"a":\n')
    expect({ status, code: body.code, place: body.places?.[0] }).toMatchObject({
      status: 400,
      code: 'invalid_input',
      place: { path: 'body', line: 2 },
    })
    expect(await nexsets.texts(id)).toEqual([])
  })

  it('answers an Idempotency-Key twice but stores once', async () => {
    const { id } = await create()
    const key = { 'idempotency-key': 'batch-1' }
    const first = await nexsets.append(id, '{"a":1}', key)
    await nexsets.append(id, '{"a":2}')
    expect(await nexsets.append(id, '{"a":1}', key)).toEqual(first)
    const other = await nexsets.append(id, '{"a":3}', key)
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 422, code: 'key_reused' })
    expect(await nexsets.texts(id)).toEqual(['{"a":1}', '{"a":2}'])
  })

  it('stores the same key sent twice at the same time once', async () => {
    const { id } = await create()
    const key = { 'idempotency-key': 'batch-1' }
    const answers = await Promise.all([1, 2, 3].map(() => nexsets.append(id, '{"a":1}', key)))
    expect(answers.map(({ body }) => body.firstOffset)).toEqual([0, 0, 0])
    expect(await nexsets.texts(id)).toEqual(['{"a":1}'])
  })

  it.for([
    ['no body', '', 'application/x-ndjson', 400, 'invalid_input'],
    ['another type', 'a,b', 'text/csv', 415, 'unsupported_type'],
  ] as const)('refuses an append with %s', async ([, text, type, status, code]) => {
    const { id } = await create()
    const answer = await nexsets.append(id, text, { 'content-type': type })
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
  })

  it('refuses an append over 64 MiB, and says so', async () => {
    const { id } = await create()
    const { status, body } = await nexsets.append(id, `{"a":"${'x'.repeat(100_000)}"}\n`.repeat(700))
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'too_large' })
    expect(body.detail).toContain('64 MiB')
    expect(await nexsets.texts(id)).toEqual([])
  })

  it('tells delivery of new records once they are stored', async () => {
    const { id } = await create()
    const heard = Promise.withResolvers<string>()
    const stop = await db().listen('nexset', heard.resolve)
    await nexsets.append(id, '{"a":1}')
    expect(await heard.promise).toBe(id)
    await stop()
  })

  it('reads the records at listed offsets', async () => {
    const { id } = await create()
    for (const n of [0, 1, 2]) await nexsets.append(id, `{"n":${n}}\n{"n":${n}.5}`)
    const records = await readRecordsAt(db(), id, [5, 0, 3, 99])
    expect(records.map(({ offset, text }) => [offset, text])).toEqual([
      [0, '{"n":0}'],
      [3, '{"n":1.5}'],
      [5, '{"n":2.5}'],
    ])
  })

  it('keeps every character, in pages that are packed and in those of before', async () => {
    const { id } = await create()
    const texts = Array.from(
      { length: 600 },
      (_, n) => `{"n":${n}.0,"of":"Zürich 東京 🚢 ${'x'.repeat(n % 7)}"}`,
    )
    await nexsets.append(id, texts.join('\n'))
    await nexsets.append(id, '{"n":"small"}')
    const sizes = () =>
      measureRecords(db(), id, { from: 0, limit: 601, characters: Number.POSITIVE_INFINITY })
    const packed = await sizes()
    const first = texts.slice(0, 500).join('\n')
    expect(packed).toEqual({ count: 601, longest: Math.ceil(Buffer.byteLength(first) / 500) })
    expect(await isPacked(id)).toEqual([true, true, false])
    expect(await nexsets.texts(id)).toEqual([...texts, '{"n":"small"}'])

    await db().query(
      'update page set body = $2, packed = null, text_bytes = null where nexset_id = $1 and first_offset = 0',
      [id, first],
    )
    expect(await isPacked(id)).toEqual([false, true, false])
    expect(await nexsets.texts(id)).toEqual([...texts, '{"n":"small"}'])
    expect(await sizes()).toEqual(packed)
    const found = await readRecordsAt(db(), id, [499, 500, 501, 600])
    expect(found.map(({ text }) => text)).toEqual([...texts.slice(499, 502), '{"n":"small"}'])
  })

  it('takes a damaged page for no other records, whichever byte it is', async () => {
    const { id } = await create()
    await nexsets.append(id, Array.from({ length: 200 }, (_, n) => `{"n":${n},"of":"the same"}`).join('\n'))
    const [page] = await db().query<{ size: number }>('select length(packed) as size from page')
    for (let at = 0; at < (page?.size ?? 0); at += 29) {
      const flipped = 'update page set packed = set_byte(packed, $1, get_byte(packed, $1) # 1)'
      await db().query(flipped, [at])
      await expect(readRecordsAt(db(), id, [0]), `byte ${at}`).rejects.toThrow()
      await db().query(flipped, [at])
    }
    expect(await nexsets.texts(id)).toHaveLength(200)
  })

  const isPacked = async (id: string) => {
    const pages = await db().query<{ packed: boolean }>(
      'select packed is not null as packed from page where nexset_id = $1 order by first_offset',
      [id],
    )
    return pages.map(({ packed }) => packed)
  }

  it('lists the newest first, a page at a time', async () => {
    for (const name of ['1', '3', '2']) {
      time = `2026-03-0${name}T00:00:00.000Z`
      await create(name)
    }
    const names: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 3; pages += 1) {
      const { body } = await nexsets.call<{ items: Nexset[]; next: string | null }>(
        'GET',
        `/nexsets?limit=1${cursor}`,
      )
      names.push(...body.items.map(({ name }) => name))
      cursor = `&cursor=${body.next}`
    }
    expect(cursor).toBe('&cursor=null')
    expect(names).toEqual(['3', '2', '1'])
    const { status, body } = await nexsets.call<Problem>('GET', '/nexsets?cursor=x')
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_input' })
  })

  it('deletes a Nexset with its records', async () => {
    const { id } = await create()
    await nexsets.append(id, '{"a":1}')
    expect(await nexsets.call('DELETE', `/nexsets/${id}`)).toEqual({ status: 204, body: null })
    expect(await db().query('select 1 from page')).toEqual([])
    expect((await nexsets.call('GET', `/nexsets/${id}`)).status).toBe(404)
  })

  it('does not delete a Nexset that a destination sends, and says which', async () => {
    const { id } = await create()
    await db().query(
      `insert into credential (id, name, deployment, base_url, key_sealed, key_ending)
       values ('${nowhere}', 'c', 'us', 'https://lago.test', '', '')`,
    )
    await db().query(
      `insert into destination (id, name, nexset_id, credential_id) values (gen_random_uuid(), 'Usage', $1, '${nowhere}')`,
      [id],
    )
    const { status, body } = await nexsets.call<Problem>('DELETE', `/nexsets/${id}`)
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'in_use' })
    expect(body.detail).toContain('"Usage"')
    const { body: kept } = await nexsets.call<Nexset>('GET', `/nexsets/${id}`)
    expect(kept.destinations).toMatchObject([{ name: 'Usage', status: 'inactive' }])
  })

  it.for([
    ['GET', `/nexsets/${nowhere}`],
    ['GET', `/nexsets/${nowhere}/records`],
    ['DELETE', `/nexsets/${nowhere}`],
  ] as const)('answers %s of an unknown Nexset with not_found', async ([method, url]) => {
    const { status, body } = await nexsets.call<Problem>(method, url)
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' })
    expect((await nexsets.append(nowhere, '{"a":1}')).body.code).toBe('not_found')
  })
})
