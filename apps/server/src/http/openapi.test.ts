import * as contract from '@ferry/contract'
import { expect, it } from 'vitest'
import { withServer } from '../testing/server.ts'

const endpoints = Object.values(contract).filter(
  (value): value is contract.Endpoint & typeof value =>
    typeof value === 'object' && value !== null && 'url' in value && 'method' in value && 'schema' in value,
)

withServer((server) => {
  it('describes every endpoint of the contract, with its problems', async () => {
    const document = (await server().call('GET', '/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(endpoints.length).toBeGreaterThan(25)
    for (const { method, url, schema } of endpoints) {
      const path = `/api/v1${url.replace(/:(\w+)/g, '{$1}')}`
      const operation = document.paths[path]?.[method.toLowerCase()]
      expect(operation, `${method} ${path}`).toMatchObject({ summary: schema.summary, tags: schema.tags })
      expect(operation.responses.default.content['application/problem+json'].schema.$ref).toBe(
        '#/components/schemas/Problem',
      )
    }
    expect(document.components.schemas.Problem.properties.code.enum).toContain('preview_differs')
    expect(document.paths['/api/v1/nexsets/{id}/records'].post.requestBody.content).toHaveProperty(
      'application/x-ndjson',
    )
    expect(document.paths['/api/v1/nexsets'].post.requestBody.content).toHaveProperty('multipart/form-data')
  })

  it('shows it on a page that can load nothing from elsewhere', async () => {
    const { app } = server()
    const answer = await app.inject({ url: '/docs/' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(answer.body).not.toMatch(/src="https?:/)
    expect((await app.inject({ url: '/docs/js/scalar.js' })).statusCode).toBe(200)
  })
})
