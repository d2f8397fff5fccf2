import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { StartError } from './db/start-error.ts'

const secret = 'a'.repeat(32)

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 4400,
      host: '127.0.0.1',
      dataFolder: './data',
      databaseUrl: null,
      role: 'all',
      secret: null,
      sandbox: true,
      token: null,
    })
  })

  it.each([
    [{ FERRY_SANDBOX: 'off' }],
    [{ HOST: '0.0.0.0' }],
    [{ DATABASE_URL: 'postgresql://ferry@db/ferry', FERRY_SECRET: secret }],
  ])('runs no sandbox with %o', (env) => {
    expect(readConfig(env).sandbox).toBe(false)
  })

  it.each([
    [{ PORT: '4400x' }, 'PORT is a number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is a number from 0 to 65535.'],
    [{ FERRY_ROLE: 'boss' }, 'FERRY_ROLE is all, api or worker.'],
    [
      { FERRY_SECRET: 'short' },
      'FERRY_SECRET is a random text of at least 32 characters, e.g. from: openssl rand -hex 32.',
    ],
    [{ FERRY_TOKEN: 'short' }, 'FERRY_TOKEN is at least 16 letters, digits or signs without a space.'],
    [{ FERRY_SANDBOX: 'no' }, 'FERRY_SANDBOX is off, or left out.'],
    [
      { DATABASE_URL: 'mysql://x', FERRY_SECRET: secret },
      'DATABASE_URL is an address like postgresql://user:password@host:5432/database.',
    ],
    [
      { FERRY_ALLOWED_HOSTS: 'http://x' },
      'FERRY_ALLOWED_HOSTS: "http://x" is not a host name, an address or a network like 10.0.0.0/8.',
    ],
  ])('says what is wrong with %o', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(new StartError(sentence))
  })

  it('asks for a secret beside a shared database', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgresql://ferry@db/ferry' })).toThrow(/needs FERRY_SECRET/)
  })
})
