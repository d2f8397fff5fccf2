import { describe, expect, it } from 'vitest'
import { wizardSteps } from '../../paths.ts'
import { emptyForm } from './form.ts'
import { reachedStep, steps } from './steps.ts'

describe('the steps of the wizard', () => {
  it('hold every field of the form exactly once', () => {
    expect(steps.flatMap((step) => [...step.fields]).sort()).toEqual(Object.keys(emptyForm).sort())
  })
  it('are reached one after the other', () => {
    expect(reachedStep(emptyForm)).toBe(0)
    expect(reachedStep({ connector: 'lago', credentialId: '' })).toBe(1)
    expect(reachedStep({ connector: 'lago', credentialId: 'some' })).toBe(2)
    expect(reachedStep({ connector: '', credentialId: 'some' })).toBe(0)
  })
  it('are those of the address, in its order', () => {
    expect(steps.map((step) => step.path)).toEqual([...wizardSteps])
  })
})
