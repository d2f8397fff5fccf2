import type { Operation } from '@ferry/core'
import { Anchor, Collapse } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { CodeBlock } from '../../../../ui/code-block.tsx'
import { resendWords } from '../resend-words.ts'
import styles from './operation-card.module.css'
import { sentExample } from './sent-example.ts'

/** “What this sends”: the call, the permission it needs, what a repeat does, and the smallest body Lago takes. */
export function WhatThisSends({ operation }: { operation: Operation }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  return (
    <div className={styles.sends}>
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        What this sends
      </Anchor>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && <Content operation={operation} />}
      </Collapse>
    </div>
  )
}

function Content({ operation }: { operation: Operation }) {
  const { method, path, batch, permission, resend } = operation
  const body = sentExample(operation)
  return (
    <div className={styles.sent}>
      <code>
        {method} /api/v1{batch?.path ?? path}
      </code>
      <p>
        Needs the permission “{permission}: write”. {resendWords[resend]}
        {batch && ` Without batching each record goes to ${path} alone.`}
      </p>
      {body === null ? <p>No body: the URL says it all.</p> : <CodeBlock label="Example body" text={body} />}
    </div>
  )
}
