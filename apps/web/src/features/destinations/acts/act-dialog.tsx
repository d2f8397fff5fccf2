import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Failure } from '../../../ui/failure.tsx'
import { useHoldPanel } from '../../../ui/side-panel.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'

interface ActDialogProps {
  onClose: () => void
  /** The question. */
  title: string
  /** What happens, what it does to the bill, and what does not happen. */
  children: ReactNode
  /** What must be agreed to first, for acts that Lago may bill; none asks for no agreement. */
  agreement?: string
  /** Said where the reason must be given; without it the reason may be left out. */
  whyNeeded?: string
  confirmLabel: string
  onConfirm: (why: string) => void
  pending: boolean
  /** Why it could not be done, in words; null while nothing is wrong. */
  failure: string | null
}

/** Asks before records are treated in a way that matters, and for the reason, which is kept in the audit. */
export function ActDialog({ onClose, title, ...rest }: ActDialogProps) {
  useReturnFocus()
  useHoldPanel(true)
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <ActForm onClose={onClose} {...rest} />
    </Modal>
  )
}

function ActForm(props: Omit<ActDialogProps, 'title'>) {
  const { onClose, children, agreement, whyNeeded, confirmLabel, onConfirm, pending, failure } = props
  const [why, setWhy] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const [isTried, setTried] = useState(false)
  const lacksWhy = whyNeeded !== undefined && why.trim() === ''
  const lacksAgreement = agreement !== undefined && !isAgreed
  const confirm = () => (lacksWhy || lacksAgreement ? setTried(true) : onConfirm(why.trim()))
  return (
    <Stack>
      {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
      <Textarea
        label={whyNeeded === undefined ? 'Why (may be left out)' : 'Why'}
        description="Kept in the list of what people did."
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={isTried && lacksWhy ? whyNeeded : null}
      />
      {agreement !== undefined && (
        <Checkbox
          label={agreement}
          checked={isAgreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
          error={isTried && lacksAgreement ? 'This needs your agreement first.' : null}
        />
      )}
      {failure && <Failure sentence={failure} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button loading={pending} onClick={confirm}>
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
