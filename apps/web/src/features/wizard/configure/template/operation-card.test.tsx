import type { Operation, OperationField } from '@ferry/core'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { proposedForm } from '../../convert/proposed-form.ts'
import { showInWizard } from '../../testing/show-in-wizard.tsx'
import { OperationCard } from './operation-card.tsx'
import type * as sourceInput from './source/source-input.tsx'

type SourceInputModule = typeof sourceInput

const drawn = vi.hoisted(() => new Map<string, number>())
vi.mock('./source/source-input.tsx', async (original) => {
  const { SourceInput } = await original<SourceInputModule>()
  return {
    SourceInput: (props: Parameters<typeof SourceInput>[0]) => {
      drawn.set(props.row.field, (drawn.get(props.row.field) ?? 0) + 1)
      return <SourceInput {...props} />
    },
  }
})
beforeEach(() => drawn.clear())
// Roles of a whole form are slow to find in jsdom.
vi.setConfig({ testTimeout: 30_000 })

const field = (path: string, more: Partial<OperationField> = {}): OperationField => ({
  path,
  label: `Label of ${path}`,
  description: `What ${path} is for.`,
  type: 'string',
  required: false,
  example: null,
  alsoKnownAs: [],
  ...more,
})

/** No operation of Lago's: what a catalogue of tomorrow may hold. */
const rocket: Operation = {
  id: 'launchRocket',
  title: 'Launch a rocket',
  purpose: 'Each record launches one.',
  resource: 'Rockets',
  method: 'PUT',
  path: '/rockets/{code}',
  rootKey: 'rocket',
  fields: [
    field('name', { required: true, alsoKnownAs: ['title'] }),
    field('engine.fuel', { required: true, values: ['kerosene', 'hydrogen'] }),
    field('stages', { type: 'array', required: true }),
    field('stages[].thrust', { type: 'integer', requiredBy: ['spec'] }),
    field('stages[].label'),
    field('crewed', { type: 'boolean' }),
  ],
  pathParameters: ['code'],
  parameters: [field('code', { required: true })],
  query: ['window'],
  options: [],
  queryOptions: [{ name: 'window', label: 'Launch window', description: 'When.', values: ['day', 'night'] }],
  permission: 'rocket',
  resend: 'D',
  batch: null,
  naturalKey: 'code',
  warnings: ['It makes a noise.'],
}
const records = ['{"code":"r1","title":"Ariane","thrust":7}', '{"code":"r2","title":null,"thrust":8}']

const show = () => {
  const attributes = ['code', 'title', 'thrust'].map((path) => ({ path, types: ['string'] }))
  return showInWizard(<OperationCard operation={rocket} onChoose={null} />, {
    records,
    form: { template: { ...proposedForm(rocket, attributes).template, operation: rocket.id } },
  })
}

const sourceOf = (name: string): HTMLInputElement =>
  screen.getByRole('combobox', { name: `${name} takes its value from` })

describe('a template nobody made a component for', () => {
  it('shows what it demands, with its words, from the catalogue alone', async () => {
    show()
    for (const text of [
      'Launch a rocket',
      'Each record launches one.',
      'It makes a noise.',
      'What name is for.',
    ])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getByText('2 of 4 mapped')).toBeTruthy()
    expect(sourceOf('code').value).toBe('code')
    expect(screen.getAllByText('required')).toHaveLength(4)
    await userEvent.click(screen.getByRole('button', { name: 'What this sends' }))
    expect(screen.getByText('PUT /api/v1/rockets/{code}')).toBeTruthy()
    expect(screen.getByText(/Needs the permission “rocket: write”/)).toBeTruthy()
  })
  it('asks about a likely name, and is told once', async () => {
    const form = show()
    expect(screen.getByText('1 field mapped by a likely name.', { exact: false })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Accept all safe ones' }))
    expect(screen.queryByText(/mapped by a likely name/)).toBeNull()
    expect(form.getValues('template.mapping')).toEqual([
      { field: 'name', source: { kind: 'attribute', attribute: 'title', filters: [] } },
    ])
  })
  it('lets a value be chosen where there are only some, also in the query', async () => {
    const user = userEvent.setup()
    const form = show()
    await user.click(sourceOf('engine.fuel'))
    await user.click(await screen.findByRole('option', { name: /^Constant/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Value of engine.fuel' }), 'hydrogen')
    await user.click(screen.getByRole('combobox', { name: 'Add a field' }))
    await user.click(await screen.findByRole('option', { name: /Launch window/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Value of window' }), 'night')
    expect(form.getValues('template')).toMatchObject({
      mapping: [{ field: 'name' }, { field: 'engine.fuel', source: { value: 'hydrogen' } }],
      query: [{ field: 'window', source: { kind: 'constant', value: 'night', as: 'text' } }],
    })
  })
  it('builds a list item by item, and brings back what was removed', async () => {
    const user = userEvent.setup()
    const form = show()
    const fields = () => form.getValues('template.mapping').map((row) => row.field)
    await user.click(screen.getByRole('button', { name: 'Build Label of stages item by item' }))
    await user.click(screen.getByRole('button', { name: 'Add an item to Label of stages' }))
    expect(fields()).toEqual(['name', 'stages[0].thrust', 'stages[1].thrust'])
    await user.click(screen.getByRole('button', { name: 'Remove item 1 of Label of stages' }))
    expect(fields()).toEqual(['name', 'stages[0].thrust'])
    const said = await screen.findByText('Removed item 1 of Label of stages.')
    await user.click(
      within(said.closest('[role="alert"]') as HTMLElement).getByRole('button', { name: 'Undo' }),
    )
    expect(fields()).toEqual(['name', 'stages[0].thrust', 'stages[1].thrust'])
  })
  it('leads from a mistyped field to the one that was meant', async () => {
    const user = userEvent.setup()
    const form = show()
    await user.type(screen.getByRole('combobox', { name: 'Add a field' }), 'crewd')
    await user.click(await screen.findByRole('option', { name: /crewd/ }))
    await user.click(await screen.findByRole('button', { name: 'Use crewed' }))
    expect(form.getValues('template.mapping').map((row) => row.field)).toContain('crewed')
  })
  it('puts filters on an attribute as chips, and takes them off', async () => {
    const user = userEvent.setup()
    const form = show()
    await user.click(screen.getByRole('button', { name: 'Add a filter to name' }))
    await user.click(await screen.findByRole('menuitem', { name: /^default/ }))
    await user.type(screen.getByRole('textbox', { name: 'default value of name' }), 'x')
    const source = () => form.getValues('template.mapping.0.source')
    expect(source()).toMatchObject({ filters: [{ name: 'default', argument: 'x' }] })
    await user.click(screen.getByRole('button', { name: 'Remove the filter default of name' }))
    expect(source()).toMatchObject({ filters: [] })
  })
  it('draws one row a keystroke', async () => {
    const user = userEvent.setup()
    show()
    await user.click(sourceOf('engine.fuel'))
    await user.click(await screen.findByRole('option', { name: /^Text with/ }))
    const text = screen.getByRole('textbox', { name: 'Text of engine.fuel' })
    drawn.clear()
    await user.type(text, 'abc')
    expect(drawn.get('engine.fuel')).toBeGreaterThanOrEqual(3)
    expect([...drawn.keys()]).toEqual(['engine.fuel'])
  })
})
