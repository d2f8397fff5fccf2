import { mkdtempSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartError } from '../db/start-error.ts'
import { emptyTables, onEachEngine } from '../testing/databases.ts'
import { openSecret } from './master-key.ts'

onEachEngine((db) => {
  let dataFolder: string
  beforeEach(async () => {
    await emptyTables(db())
    dataFolder = mkdtempSync(join(tmpdir(), 'ferry-key-'))
  })
  afterEach(() => rmSync(dataFolder, { recursive: true }))

  describe('the master key', () => {
    it('is made once, for its owner only, and opens what it sealed after a restart', async () => {
      const sealed = (await openSecret(db(), { secret: null, dataFolder })).seal('key', 'row')
      expect(statSync(join(dataFolder, 'secret.key')).mode & 0o777).toBe(0o600)
      expect((await openSecret(db(), { secret: null, dataFolder })).open(sealed, 'row')).toBe('key')
    })

    it('is refused when it is another one than before', async () => {
      await openSecret(db(), { secret: 'a'.repeat(32), dataFolder })
      await expect(openSecret(db(), { secret: 'b'.repeat(32), dataFolder })).rejects.toThrow(StartError)
      await expect(openSecret(db(), { secret: 'a'.repeat(32), dataFolder })).resolves.toBeDefined()
    })

    it('is missed when its file is gone, and not made anew', async () => {
      await openSecret(db(), { secret: null, dataFolder })
      unlinkSync(join(dataFolder, 'secret.key'))
      for (const secret of [null, null])
        await expect(openSecret(db(), { secret, dataFolder })).rejects.toThrow(
          /is missing. Nothing was changed/,
        )
    })
  })
})
