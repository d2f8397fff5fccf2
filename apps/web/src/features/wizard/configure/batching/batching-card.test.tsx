import { Grouping } from '@ferry/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { toConfig } from '../../convert/to-config.ts'
import { emptyForm } from '../../form.ts'
import { showInWizard } from '../../testing/show-in-wizard.tsx'
import { BatchingCard } from './batching-card.tsx'
import type { GroupingChoice } from './groupings/grouping-choice.ts'
import type * as allGroupings from './groupings/groupings.ts'
import { groupings } from './groupings/groupings.ts'

type GroupingsModule = typeof allGroupings

vi.mock('./groupings/groupings.ts', async (original) => {
  const { groupings: all } = await original<GroupingsModule>()
  // An algorithm of tomorrow, under an id that is free in this test.
  const tomorrow: GroupingChoice = {
    id: 'template',
    label: 'By the moon',
    consequence: 'One request a phase.',
    isForTemplates: false,
    Settings: () => <p>Phases of the moon</p>,
  }
  return { groupings: [...all.filter(({ id }) => id !== 'template'), tomorrow] }
})

// Roles of a whole form are slow to find in jsdom.
vi.setConfig({ testTimeout: 30_000 })

const records = Array.from(
  { length: 5 },
  (_, index) => `{"team":"${index % 2 ? 'red' : 'blue'}","n":${index}}`,
)
const show = () =>
  showInWizard(<BatchingCard />, {
    records,
    form: {
      tab: 'advanced',
      advanced: { ...emptyForm.advanced, url: '/imports' },
      batching: { ...emptyForm.batching, enabled: true, size: 2 },
    },
  })
const algorithm = () => screen.getByRole('combobox', { name: 'Grouping Algorithm' })

describe('the batching card', () => {
  it('has a choice for each algorithm of core', () => {
    const known = Grouping.options.map((option) => option.shape.algorithm.value)
    expect(groupings.map(({ id }) => id)).toEqual(known)
  })
  it('shows an algorithm nobody made a component for, with its settings', async () => {
    const user = userEvent.setup()
    show()
    await user.click(algorithm())
    await user.click(await screen.findByRole('option', { name: /By the moon/ }))
    expect(screen.getByText('Phases of the moon')).toBeTruthy()
  })
  it('says what the sample becomes, and follows each setting', async () => {
    const user = userEvent.setup()
    const form = show()
    expect(
      await screen.findByText(/^5 sample records → 3 requests: 2 · 2 · 1\. Requests 1–2 closed because/),
    ).toBeTruthy()
    const size = screen.getByRole('textbox', { name: 'Batch Size' })
    await user.clear(size)
    await user.type(size, '5')
    expect(await screen.findByText(/^5 sample records → 1 request: 5\./)).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: 'Max wait' }), '30')
    expect(toConfig(form.getValues()).batching).toMatchObject({ size: 5, maxWaitSeconds: 30 })
  })
  it('refuses half a record, instead of making fifteen of one and a half', async () => {
    const user = userEvent.setup()
    const form = show()
    const size = screen.getByRole('textbox', { name: 'Batch Size' })
    await user.clear(size)
    await user.type(size, '1.5')
    expect(form.getValues('batching.size')).toBe(1.5)
    expect(await screen.findByText('Batch Size is a whole number.')).toBeTruthy()
  })
  it('lets a template part its events, with nothing beside their list', async () => {
    const user = userEvent.setup()
    const form = showInWizard(<BatchingCard />, {
      records,
      form: {
        tab: 'template',
        template: { ...emptyForm.template, operation: 'createEvent' },
        batching: { ...emptyForm.batching, enabled: true, key: 'rows', attributes: ['team'] },
      },
    })
    await user.click(algorithm())
    expect(await screen.findByRole('option', { name: /^Array of records/ })).toHaveProperty(
      'ariaDisabled',
      'true',
    )
    await user.click(screen.getByRole('option', { name: /^Group by attributes/ }))
    expect(toConfig(form.getValues()).batching?.grouping).toEqual({
      algorithm: 'group_by',
      attributes: ['team'],
      key: 'events',
      includeGroup: false,
      missing: 'own_group',
    })
  })
  it('keeps the settings of one algorithm while another is tried', async () => {
    const user = userEvent.setup()
    show()
    const key = () => screen.getByRole('textbox', { name: 'Key' })
    await user.clear(key())
    await user.type(key(), 'rows')
    await user.click(algorithm())
    await user.click(await screen.findByRole('option', { name: /^Array of records/ }))
    expect(screen.queryByRole('textbox', { name: 'Key' })).toBeNull()
    await user.click(algorithm())
    await user.click(await screen.findByRole('option', { name: /^Array under a key ?The body/ }))
    expect(key()).toHaveProperty('value', 'rows')
  })
})
