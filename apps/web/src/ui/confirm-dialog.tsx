import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Failure } from './failure.tsx'
import { useReturnFocus } from './use-return-focus.ts'

interface ConfirmDialogProps {
  onClose: () => void
  /** The question. */
  title: string
  /** What happens, and what does not. */
  children: ReactNode
  confirmLabel: string
  onConfirm: () => void
  /** True while it is being done: a second press does nothing. */
  pending: boolean
  /** Why it could not be done, in words; null while nothing is wrong. */
  failure: string | null
  /** Text that must be typed first, for what cannot be undone. */
  typed?: string
}

/** Asks before something destructive is done. Mounted, it is open. */
export function ConfirmDialog({ onClose, title, children, ...rest }: ConfirmDialogProps) {
  useReturnFocus()
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <ConfirmBody onClose={onClose} {...rest}>
        {children}
      </ConfirmBody>
    </Modal>
  )
}

type BodyProps = Omit<ConfirmDialogProps, 'title'>

function ConfirmBody({ onClose, children, confirmLabel, onConfirm, pending, failure, typed }: BodyProps) {
  const [text, setText] = useState('')
  const [missed, setMissed] = useState(false)
  const confirm = () => (typed !== undefined && text.trim() !== typed ? setMissed(true) : onConfirm())
  return (
    <Stack>
      <div>{children}</div>
      {typed !== undefined && (
        <TextInput
          label={`Type “${typed}” to confirm`}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
          error={missed && text.trim() !== typed ? 'This is not its name yet.' : null}
        />
      )}
      {failure && <Failure sentence={failure} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button color="red.8" loading={pending} onClick={confirm}>
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
