import { DestinationConfig } from '@ferry/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanced, eventsTemplate, nexsetAndCredential } from '../../testing/sending.ts'
import { withServer } from '../../testing/server.ts'
import { exportYaml } from './export-yaml.ts'
import { readYaml } from './read-yaml.ts'

const destination = (config: DestinationConfig, name = 'Usage → Lago') =>
  ({
    name,
    nexset: { id: '', name: 'Usage' },
    credential: { id: '', name: 'Sandbox', baseUrl: 'http://127.0.0.1/api/v1' },
    config,
  }) as Parameters<typeof exportYaml>[0]

const problemOf = (text: string) => {
  try {
    readYaml(text)
  } catch (error) {
    return error as { problem: { detail: string; places: { path: string; message: string; line: number }[] } }
  }
  throw new Error('It was read.')
}

describe('a destination as YAML', () => {
  it('reads back as it was, also texts that YAML would take for something else', () => {
    const odd = fc.oneof(
      fc.constantFrom(
        'on',
        'no',
        '0.10',
        '12345678901234567890',
        '1e3',
        '- a',
        '#x',
        'a: b',
        '~',
        ' x',
        "it's",
        '&a',
        '*a',
      ),
      fc.string({ unit: 'grapheme' }),
    )
    const config = fc.record({ first: odd, second: odd }).map(({ first, second }) =>
      DestinationConfig.parse({
        ...eventsTemplate(10),
        mapping: { transaction_id: { text: first }, code: { constant: second } },
      }),
    )
    fc.assert(
      fc.property(config, (one) => {
        expect(readYaml(exportYaml(destination(one))).file.config).toEqual(one)
      }),
    )
  })

  const good = exportYaml(destination(DestinationConfig.parse(eventsTemplate(10))))
  const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1

  it.each([
    ['size: 10', 'size: ten', 'config.batching.size'],
    ['mode: template', 'mode: expert', 'config.mode'],
    ['responseWebhook', 'responseWebhok', 'config'],
    ['name: Usage →', 'nam: Usage →', ''],
    ['ferry: destination/1', 'ferry: destination/9', 'ferry'],
  ])('with %s as %s says so at its line', (right, wrong, path) => {
    const text = good.replace(right, wrong)
    const { places, detail } = problemOf(text).problem
    const place = places.find(({ line }) => line === lineOf(text, wrong))
    expect(place, JSON.stringify(places)).toBeDefined()
    expect(place?.path).toContain(path)
    expect(detail).toContain('Nothing was saved.')
  })

  it.each([
    ['responseWebhook: false', 'responseWebhook: "no"', '"responseWebhook" must be true or false.'],
    ['excludeAttributes: []', 'excludeAttributes: id', '"excludeAttributes" must be a list.'],
    ['mapping:', 'maping:', '"mapping" is missing here.'],
    [
      'operation: createEvent',
      'operation: createEvents',
      'no template "createEvents". Did you mean createEvent?',
    ],
    ['algorithm: keyed_array', 'algorithm: sorted', '"algorithm" must be one of array, keyed_array, '],
    ['name: Usage', `name: ${'n'.repeat(201)}`, 'The name is longer than 200 characters.'],
    ['    size:', '\tsize:', 'Use spaces.'],
    ['    size:', '      size:', 'spaces before the line do not fit'],
    ['nexset: Usage', 'nexset: Usage\nnexset: Usage', 'This setting is there twice.'],
    ['name: Usage', 'name: "Usage', 'A quote or a colon is missing here.'],
    ['#', `ferry: destination/1\n---\n#`, 'Import each destination on its own.'],
  ])('with %s as %s says in words what is wrong', (right, wrong, words) => {
    expect(good).toContain(right)
    expect(problemOf(good.replace(right, wrong)).problem.detail).toContain(words)
  })

  it.each(['- a list', 'a text'])('that is %s is told what it must be', (text) => {
    expect(problemOf(text).problem.detail).toContain('The file must hold the settings of one destination')
  })

  it('that is no YAML says so at its line', () => {
    expect(problemOf('ferry: destination/1\nname: [a\nnexset: b\n').problem.places[0]?.line).toBeGreaterThan(
      1,
    )
    expect(problemOf('').problem.detail).toContain('Nothing was saved')
  })

  it('cannot be blown up by references', () => {
    const rows = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
    )
    expect(problemOf(`a0: &a0 [x]\n${rows.join('\n')}`).problem.detail).toContain('alias')
  })
})

withServer((server) => {
  const make = async (config: object) => {
    const { nexsetId, credentialId } = await nexsetAndCredential(server(), ['{"id":"a"}'])
    await server().deps.db.query('update nexset set name = $2 where id = $1', [nexsetId, `Usage ${nexsetId}`])
    await server().deps.db.query('update credential set name = $2 where id = $1', [
      credentialId,
      `Lago ${credentialId}`,
    ])
    const body = { name: 'Usage', nexsetId, credentialId, config }
    const made = (await server().call('POST', '/destinations', body)).json()
    return { id: String(made.id), nexsetId, credentialId }
  }
  const exported = (id: string) => server().call('GET', `/destinations/${id}/export`)
  const imported = (body: object) => server().call('POST', '/destinations/import', body)

  describe('export and import', () => {
    it('make an inactive copy with the same Nexset, credential and config', async () => {
      for (const config of [
        eventsTemplate(100),
        advanced('PUT', '/subscriptions/{record.id}', 'subscription'),
      ]) {
        const { id, nexsetId, credentialId } = await make(config)
        const file = await exported(id)
        expect(file.headers['content-type']).toContain('application/yaml')
        expect(file.headers['content-disposition']).toContain('Usage.yaml')
        const copy = await imported({ yaml: file.body })
        expect(copy.statusCode).toBe(201)
        expect(copy.json()).toMatchObject({
          name: 'Usage',
          status: 'inactive',
          nexset: { id: nexsetId },
          credential: { id: credentialId },
          config: (await server().call('GET', `/destinations/${id}`)).json().config,
        })
      }
    })

    it('take the YAML as it is from a script', async () => {
      const { id } = await make(eventsTemplate(100))
      const answer = await server().app.inject({
        method: 'POST',
        url: '/api/v1/destinations/import',
        headers: { authorization: 'Bearer token-of-the-server-tests', 'content-type': 'application/yaml' },
        payload: (await exported(id)).body,
      })
      expect(answer.statusCode).toBe(201)
    })

    it('hold no key', async () => {
      const { id, credentialId } = await make(eventsTemplate(100))
      const { body } = await exported(id)
      expect(body).not.toMatch(/key_sealed|apiKey/)
      const [row] = await server().deps.db.query<{ key_sealed: string }>(
        'select key_sealed from credential where id = $1',
        [credentialId],
      )
      expect(body).not.toContain(server().deps.secret.open(row?.key_sealed ?? '', credentialId))
    })

    it('name what is not here by its line, and take what a person chooses instead', async () => {
      const { id, nexsetId, credentialId } = await make(eventsTemplate(100))
      const yaml = (await exported(id)).body
        .replace(/^nexset: .*/m, 'nexset: Gone')
        .replace('name: Lago', 'name: Nobody')
      const refused = (await imported({ yaml })).json()
      expect(refused).toMatchObject({
        status: 422,
        code: 'invalid_file',
        places: [
          { path: 'nexset', line: 4 },
          { path: 'credential', line: 6 },
        ],
      })
      expect((await imported({ yaml, nexsetId, credentialId })).statusCode).toBe(201)
    })
  })
})
