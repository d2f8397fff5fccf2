import { describe, expect, it } from 'vitest'
import { CannotOpen, createSecret } from './secret.ts'

const secret = createSecret('a'.repeat(32))

describe('a sealed text', () => {
  it('opens again for its row', () => {
    expect(secret.open(secret.seal('lago-key-ü', 'row-1'), 'row-1')).toBe('lago-key-ü')
  })

  it('does not open when it was moved to another row', () => {
    const sealed = secret.seal('lago-key', 'row-1')
    expect(() => secret.open(sealed, 'row-2')).toThrow(CannotOpen)
  })

  it('does not open with another master key', () => {
    const sealed = secret.seal('lago-key', 'row-1')
    expect(() => createSecret('b'.repeat(32)).open(sealed, 'row-1')).toThrow(CannotOpen)
  })

  it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'lago-key'])('is not %o', (text) => {
    expect(() => secret.open(text, 'row-1')).toThrow(CannotOpen)
  })

  it('does not open when one bit was changed', () => {
    const bytes = Buffer.from(secret.seal('lago-key', 'row-1').slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => secret.open(`v1.${changed.toString('base64url')}`, 'row-1')).toThrow(CannotOpen)
    }
  })

  it('never looks the same twice and never shows the text', () => {
    expect(secret.seal('lago-key', 'row-1')).not.toBe(secret.seal('lago-key', 'row-1'))
    expect(secret.seal('lago-key', 'row-1')).not.toContain('lago-key')
  })
})
