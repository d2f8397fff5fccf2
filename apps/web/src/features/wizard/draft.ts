import { WizardForm } from './form.ts'

const keyOf = (nexsetId: string) => `ferry.wizard.${nexsetId}`

/** The half-done wizard of a Nexset, kept in this browser tab; null when there is none or it is of another shape. */
export const readDraft = (storage: Storage, nexsetId: string): WizardForm | null => {
  const text = storage.getItem(keyOf(nexsetId))
  if (text === null) return null
  try {
    return WizardForm.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A full or forbidden storage costs the draft and nothing else. */
export const writeDraft = (storage: Storage, nexsetId: string, form: WizardForm): void => {
  try {
    storage.setItem(keyOf(nexsetId), JSON.stringify(form))
  } catch {
    // Without storage the wizard works; only a reload starts over.
  }
}

export const dropDraft = (storage: Storage, nexsetId: string): void => storage.removeItem(keyOf(nexsetId))
