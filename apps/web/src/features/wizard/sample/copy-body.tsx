import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useOpenRequest } from './open-request.ts'

/** Copies the body as it is sent. */
export function CopyBody() {
  const { body } = useOpenRequest().request
  if (body === null) return null
  return (
    <CopyButton value={body}>
      {({ copied, copy }) => (
        <ActionIcon
          size={28}
          variant="default"
          aria-label={copied ? 'Copied' : 'Copy the body'}
          title="Copy the body as it is sent"
          onClick={copy}
        >
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
