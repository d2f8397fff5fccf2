import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'

const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** Signs webhooks as Lago does (lago-api:app/models/webhook.rb). The RSA key is made when it is first needed. */
export class Signer {
  #pair: { publicKey: string; privateKey: string } | undefined

  /** PEM. */
  get publicKey(): string {
    return this.#keys().publicKey
  }

  /** RS256 over `{"data": <the body as text>, "iss": <the API's address>}`. */
  jwt(body: string, issuer: string): string {
    const head = base64url(JSON.stringify({ alg: 'RS256' }))
    const signed = `${head}.${base64url(JSON.stringify({ data: body, iss: issuer }))}`
    const signature = createSign('RSA-SHA256').update(signed).sign(this.#keys().privateKey, 'base64url')
    return `${signed}.${signature}`
  }

  /** Base64 of HMAC-SHA256 over the exact body. */
  hmac(body: string, key: string): string {
    return createHmac('sha256', key).update(body).digest('base64')
  }

  #keys(): { publicKey: string; privateKey: string } {
    this.#pair ??= generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    return this.#pair
  }
}
