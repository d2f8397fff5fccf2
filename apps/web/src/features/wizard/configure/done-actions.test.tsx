import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { emptyForm } from '../form.ts'
import { showInWizard } from '../testing/show-in-wizard.tsx'
import { BatchingCard } from './batching/batching-card.tsx'
import { DoneActions } from './done-actions.tsx'
import { useDone } from './use-done.ts'

// Roles of a whole form are slow to find in jsdom.
vi.setConfig({ testTimeout: 30_000 })

function BatchingAndDone() {
  const done = useDone()
  return (
    <>
      <DoneActions {...done} />
      <BatchingCard />
    </>
  )
}

describe('Done', () => {
  it('announces what stops it, and not again once that was mended', async () => {
    const user = userEvent.setup()
    showInWizard(<BatchingAndDone />, {
      records: ['{"n":1}'],
      form: {
        tab: 'advanced',
        advanced: { ...emptyForm.advanced, url: '/imports' },
        batching: { ...emptyForm.batching, enabled: true, size: 0 },
      },
    })
    const alert = () => screen.getByRole('alert').textContent
    const size = screen.getByRole('textbox', { name: 'Batch Size' })
    await user.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(alert()).toBe('1 thing to fix. Batch Size is at least 1.'))
    await user.clear(size)
    await user.type(size, '5')
    await waitFor(() => expect(alert()).toBe(''))
    await user.type(size, '.5')
    expect(await screen.findByText('Batch Size is a whole number.')).toBeTruthy()
    expect(alert()).toBe('')
  })
})
