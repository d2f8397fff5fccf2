import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../testing/show.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

const dialog = (onConfirm: () => void) => (
  <ConfirmDialog
    title="Delete API usage?"
    confirmLabel="Delete destination"
    typed="API usage"
    onClose={() => {}}
    onConfirm={onConfirm}
    pending={false}
    failure={null}
  >
    It stops sending.
  </ConfirmDialog>
)

it('acts only once the name was typed, and says what is missing', async () => {
  const user = userEvent.setup()
  const onConfirm = vi.fn()
  show(dialog(onConfirm))
  const confirm = screen.getByRole('button', { name: 'Delete destination' })
  await user.click(confirm)
  expect(onConfirm).not.toHaveBeenCalled()
  expect(screen.getByText('This is not its name yet.')).toBeTruthy()
  await user.type(screen.getByLabelText('Type “API usage” to confirm'), 'API usage')
  await user.click(confirm)
  expect(onConfirm).toHaveBeenCalledOnce()
})
