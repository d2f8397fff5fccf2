import { beforeEach, describe, expect, it } from 'vitest'
import { dropDraft, readDraft, writeDraft } from './draft.ts'
import { emptyForm } from './form.ts'

beforeEach(() => sessionStorage.clear())

describe('the draft of a wizard', () => {
  it('comes back as it was, for its own Nexset only', () => {
    const form = { ...emptyForm, connector: 'lago', excludeAttributes: ['user_agent'] }
    writeDraft(sessionStorage, 'one', form)
    expect(readDraft(sessionStorage, 'one')).toEqual(form)
    expect(readDraft(sessionStorage, 'two')).toBeNull()
  })
  it('is passed over when another version of the page wrote it', () => {
    sessionStorage.setItem('ferry.wizard.one', '{"tab":"expert"}')
    expect(readDraft(sessionStorage, 'one')).toBeNull()
    sessionStorage.setItem('ferry.wizard.one', 'not json')
    expect(readDraft(sessionStorage, 'one')).toBeNull()
  })
  it('is gone once dropped', () => {
    writeDraft(sessionStorage, 'one', emptyForm)
    dropDraft(sessionStorage, 'one')
    expect(readDraft(sessionStorage, 'one')).toBeNull()
  })
})
