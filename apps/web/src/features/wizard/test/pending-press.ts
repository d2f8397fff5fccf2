import { NewTestCall } from '@ferry/contract'
import { z } from 'zod'

/**
 * One press of Send Test Data. The key makes it one call at Lago, however often its answer has to be asked for; kept in the
 * browser tab while it is under way, so that a reload in the middle can still ask for it.
 */
export const Press = z.object({ key: z.string(), order: NewTestCall })
export type Press = z.infer<typeof Press>

const keyOf = (nexsetId: string) => `ferry.test.${nexsetId}`

/** The press whose answer this tab never saw; null when there is none. */
export const readPress = (storage: Storage, nexsetId: string): Press | null => {
  const text = storage.getItem(keyOf(nexsetId))
  if (text === null) return null
  try {
    return Press.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Without what is secret in it. A full or forbidden storage costs the question after a reload, and nothing else. */
export const keepPress = (storage: Storage, nexsetId: string, press: Press): void => {
  try {
    const { secretHeaders: _, ...order } = press.order
    storage.setItem(keyOf(nexsetId), JSON.stringify({ ...press, order }))
  } catch {
    // The call itself is kept on the server in any case.
  }
}

export const dropPress = (storage: Storage, nexsetId: string): void => storage.removeItem(keyOf(nexsetId))

/** 128 random bits; `randomUUID` is missing on pages served over plain http from another machine. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
