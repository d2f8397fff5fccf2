import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Nexset } from '@ferry/contract'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { emptyTables, onEachEngine } from '../testing/databases.ts'
import { nexsetCalls } from '../testing/nexset-calls.ts'

let time = Date.parse('2026-03-04T05:06:07.089Z')
const now = () => {
  time += 1
  return new Date(time)
}
const lossless =
  '{"big": 12345678901234567890, "amount": 0.10, "z": 1, "a": 2, "10": "\\u00e9\\/", "2": [1E2, -0]}'
const compact = '{"big":12345678901234567890,"amount":0.10,"z":1,"a":2,"10":"\\u00e9\\/","2":[1E2,-0]}'

const event = (number: number) => `{"id":"evt_${number}","properties":{"bytes":${number}.50}}`

onEachEngine((db) => {
  let nexsets: Awaited<ReturnType<typeof nexsetCalls>>
  beforeAll(async () => {
    nexsets = await nexsetCalls(db(), now)
  })
  afterAll(() => nexsets.close())
  beforeEach(() => emptyTables(db()))

  it('keeps digits, key order and escapes of an .ndjson file', async () => {
    const { status, body } = await nexsets.upload('a.ndjson', `\uFEFF${lossless}\r\n\n  {"b":2}  \n`)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'Test',
      recordCount: 2,
      fileName: 'a.ndjson',
      sameFileAs: null,
      destinations: [],
    })
    expect(body.attributes.map(({ path }) => path)).toEqual([
      'big',
      'amount',
      'z',
      'a',
      '10',
      '2',
      '2[0]',
      'b',
    ])
    expect(await nexsets.texts(body.id)).toEqual([lossless, '{"b":2}'])
  })

  it('keeps them of a .json array, each record compacted onto one line', async () => {
    const indented = lossless.replaceAll(', ', ',\n    ').replace('{', '{\n    ')
    const { body } = await nexsets.upload('a.json', `[\n  ${indented},\n  {"text": "a, ] } \\" b"}\n]\n`)
    expect(await nexsets.texts(body.id)).toEqual([compact, '{"text":"a, ] } \\" b"}'])
  })

  it('takes a .json file of one object as one record', async () => {
    const { body } = await nexsets.upload('a.JSON', ' { "a" : { "b" : [ ] } } ')
    expect(await nexsets.texts(body.id)).toEqual(['{"a":{"b":[]}}'])
  })

  it('makes plain numbers of a .csv file numbers, digit for digit', async () => {
    const file = 'id,amount,zip,note\r\n1,0.10,007,"a ""b"", c\nd"\r\n12345678901234567890,-1.5e3,+1,\r\n'
    const { body } = await nexsets.upload('a.csv', file)
    expect(await nexsets.texts(body.id)).toEqual([
      '{"id":1,"amount":0.10,"zip":"007","note":"a \\"b\\", c\\nd"}',
      '{"id":12345678901234567890,"amount":-1.5e3,"zip":"+1","note":""}',
    ])
  })

  it('leaves all values of a .csv file text when asked to', async () => {
    const { body } = await nexsets.upload('a.csv', 'id\n1\n', { name: 'Text', numbers: 'text' })
    expect(await nexsets.texts(body.id)).toEqual(['{"id":"1"}'])
  })

  it('says when the same file was uploaded before', async () => {
    const first = await nexsets.upload('a.ndjson', '{"a":1}\n', { name: 'First' })
    const second = await nexsets.upload('b.ndjson', '{"a":1}\n', { name: 'Second' })
    expect(first.body.sameFileAs).toBeNull()
    expect(second.body.sameFileAs).toEqual({ id: first.body.id, name: 'First' })
  })

  it('stores 20,000 lines in order', async () => {
    const { body } = await nexsets.upload(
      'a.ndjson',
      Array.from({ length: 20_000 }, (_, n) => event(n)).join('\n'),
    )
    expect(body.recordCount).toBe(20_000)
    expect(await nexsets.texts(body.id, 0, 1000)).toEqual(Array.from({ length: 1000 }, (_, n) => event(n)))
    expect(await nexsets.texts(body.id, 12_345, 3)).toEqual([event(12_345), event(12_346), event(12_347)])
    expect(await nexsets.texts(body.id, 19_999, 10)).toEqual([event(19_999)])
  })

  it.for(['usage-events.ndjson', 'customers.csv', 'subscriptions.json'])(
    'takes the example %s',
    async (name) => {
      const file = await readFile(join(import.meta.dirname, '../../../../examples', name))
      const { status, body } = await nexsets.upload(name, file)
      expect(status).toBe(201)
      expect(body.recordCount).toBeGreaterThan(10)
      expect(body.attributes.length).toBeGreaterThan(3)
    },
  )

  const bad: [
    what: string,
    fileName: string,
    content: string | Buffer,
    line: number | undefined,
    sentence: RegExp,
  ][] = [
    ['an empty file', 'a.ndjson', '', undefined, /There is no record in it/],
    ['an empty array', 'a.json', ' [ ] ', undefined, /There is no record in it/],
    ['an empty .json file', 'a.json', '\n', undefined, /There is no record in it/],
    ['a header alone', 'a.csv', 'a,b\n', undefined, /no row below a header/],
    ['another kind of file', 'a.txt', '{}', undefined, /reads .ndjson, .jsonl, .json and .csv/],
    ['a workbook', 'a.csv', Buffer.from('PK\x03\x04xx', 'latin1'), undefined, /Excel workbook/],
    ['zero bytes', 'a.csv', 'a\nb\0', 2, /not a text file/],
    ['Latin-1', 'a.csv', Buffer.from('name\nZoe\nZoë\n', 'latin1'), 3, /not UTF-8/],
    [
      'broken JSON in a line',
      'a.ndjson',
      '{"a":1}\n\n{"a":}\n',
      3,
      /^This is not valid JSON \(column \d+\)\.$/,
    ],
    ['a line that is no object', 'a.jsonl', '{"a":1}\n[1]\n', 2, /must be a JSON object, this is an array/],
    ['an array named .ndjson', 'a.ndjson', '[{"a":1}]', 1, /name it .json/],
    [
      'a repeated key',
      'a.ndjson',
      '{"a":{"b":1,"c":2,"b":3},"b":"\\"b\\":"}',
      1,
      /The key "b" is there twice/,
    ],
    [
      'a record over 1 MiB',
      'a.ndjson',
      `{"a":1}\n{"a":"${'x'.repeat(3_000_000)}"}\n{"a":1}`,
      2,
      /larger than 1 MiB/,
    ],
    ['a .json text', 'a.json', '"a"', 1, /must hold an array of objects/],
    ['a .json element over 1 MiB', 'a.json', `[\n{"a":"${'x'.repeat(9_000_000)}"}]`, 2, /larger than 1 MiB/],
    ['one object over 1 MiB', 'a.json', `{"a":"${'x'.repeat(1_100_000)}"}`, 1, /larger than 1 MiB/],
    ['broken JSON in an array', 'a.json', '[\n{"a":1},\n{"a":\n 1 2}]', 4, /not valid JSON/],
    ['a number in an array', 'a.json', '[{"a":1},\n 5]', 2, /this is a number/],
    ['a comma too many', 'a.json', '[{"a":1},\n]', 2, /A record is missing at this comma/],
    ['an array that does not end', 'a.json', '[{"a":1},', 1, /a \] is missing/],
    ['a record that does not end', 'a.json', '[{"a":1},\n{"a"', 2, /ends in the middle of a record/],
    ['something after the array', 'a.json', '[{"a":1}]\n{}', 2, /follows after the end/],
    ['lines named .json', 'a.json', '{"a":1}\n{"a":2}', 2, /name the file .ndjson/],
    ['a ragged row', 'a.csv', 'a,b\n1,2\n1\n', 3, /1 value here, but the header names 2 columns/],
    ['a column without a name', 'a.csv', 'a,,c\n1,2,3\n', 1, /Column 2 has no name/],
    ['two columns of one name', 'a.csv', 'a,a\n1,2\n', 1, /Two columns are named "a"/],
    ['semicolons', 'a.csv', 'a;b\n1;2\n', 1, /separated by semicolons/],
    ['an open quote', 'a.csv', 'a,b\n"x\ny",1\n1,"2\n3,4\n5,6\n', 4, /never closed/],
    ['a quote in the middle', 'a.csv', 'a,b\n1,2"3\n', 2, /A quote stands in the middle/],
  ]
  it.for(bad)('refuses %s, and stores nothing', async ([, fileName, content, line, sentence]) => {
    const { status, body } = await nexsets.upload(fileName, content)
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid_file' })
    expect(body.detail).toMatch(/Nothing was stored/)
    if (fileName !== 'a.txt') expect(body.places?.[0]?.message).toMatch(sentence)
    else expect(body.detail).toMatch(sentence)
    if (line !== undefined) expect(body.places?.[0]?.line).toBe(line)
    expect(await db().query('select 1 from nexset union all select 1 from page')).toEqual([])
  })

  it('names up to 20 bad lines at once', async () => {
    const { body } = await nexsets.upload('a.ndjson', 'x\n{"a":1}\ny\n'.repeat(30))
    expect(body.places).toHaveLength(20)
    expect(body.places?.[1]).toMatchObject({ path: 'file', line: 3, record: 3 })
  })

  it('asks for a name before the file', async () => {
    const { status, body } = await nexsets.upload('a.ndjson', '{"a":1}\n', { name: ' ' })
    expect({ status, code: body.code, path: body.places?.[0]?.path }).toEqual({
      status: 400,
      code: 'invalid_input',
      path: 'body.name',
    })
  })

  it('takes a file far larger than a JSON body may be', async () => {
    const line = `{"text":"${'x'.repeat(10_000)}"}\n`
    const { status, body } = await nexsets.upload('a.ndjson', line.repeat(2_000))
    expect({ status, count: body.recordCount }).toEqual({ status: 201, count: 2_000 })
  })

  it('leaves nothing of an upload that the client breaks off', async () => {
    const { host } = new URL(await nexsets.app.listen({ host: '127.0.0.1', port: 0 }))
    const form = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nHalf\r\n--x\r\n'
    const file = 'content-disposition: form-data; name="file"; filename="a.ndjson"\r\n\r\n'
    const client = request(`http://${host}/nexsets`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }).on('error', () => {})
    client.write(`${form}${file}${'{"a":1}\n'.repeat(20_000)}`)
    const imports = () => db().query<{ record_count: number }>('select record_count from nexset')
    await vi.waitFor(async () => expect((await imports())[0]?.record_count).toBeGreaterThan(0), 20_000)
    client.destroy()
    await vi.waitFor(async () => expect(await imports()).toEqual([]), 20_000)
  })

  it('shows nobody an import that has not finished, and clears away what a dead one left', async () => {
    await db().query(
      `insert into nexset (id, name, state, created_at) values (gen_random_uuid(), 'half', 'importing', '2026-01-01')`,
    )
    expect((await nexsets.call<{ items: Nexset[] }>('GET', '/nexsets')).body.items).toEqual([])
    const next = await nexsetCalls(db(), now)
    expect(await db().query('select * from nexset')).toEqual([])
    await next.close()
  })
})
