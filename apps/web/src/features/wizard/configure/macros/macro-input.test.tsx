import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { showInWizard } from '../../testing/show-in-wizard.tsx'
import { MacroInput } from './macro-input.tsx'

function Url() {
  const [text, setText] = useState('')
  return <MacroInput label="URL" value={text} onChange={setText} />
}

it('completes attributes and filters by keyboard alone', async () => {
  const user = userEvent.setup()
  showInWizard(<Url />, { records: ['{"external_id":"acme-1","name":"Acme"}'], form: {} })
  const box = screen.getByRole('textbox', { name: 'URL' })
  await user.type(box, '/customers/{{')
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'external_idtext"acme-1"',
    'nametext"Acme"',
  ])
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  expect(box).toHaveProperty('value', '/customers/{record.external_id}')
  expect(screen.queryByRole('listbox')).toBeNull()
  await user.keyboard('{ArrowLeft} | lo')
  await user.keyboard('{Enter}{ArrowRight}/wallets')
  expect(box).toHaveProperty('value', '/customers/{record.external_id | lower}/wallets')
})

it('closes with Escape and keeps what was typed', async () => {
  const user = userEvent.setup()
  showInWizard(<Url />, { records: ['{"a":1}'], form: {} })
  const box = screen.getByRole('textbox', { name: 'URL' })
  await user.type(box, '{{a')
  expect(screen.getByRole('option', { selected: true })).toBeTruthy()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).toBeNull()
  expect(box).toHaveProperty('value', '{a')
})
