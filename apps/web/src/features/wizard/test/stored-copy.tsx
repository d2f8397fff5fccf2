import { type LookUp, lookUpTestCall, type TestCall } from '@ferry/contract'
import { prettyJson } from '@ferry/core'
import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { Failure } from '../../../ui/failure.tsx'
import styles from './stored-copy.module.css'

interface StoredCopyProps {
  testCall: Pick<TestCall, 'id'>
  /** `Check in Lago` after a lost answer, `Show stored copy` where Lago says that it is there. */
  label: 'Check in Lago' | 'Show stored copy'
  /** Drawn as the first thing to do. */
  isPrimary?: boolean
  /** Other things to do, beside the button. */
  children?: ReactNode
}

/** Reads at Lago what it holds of a test, and says what follows. It may conclude that it arrived, never that it did not. */
export function StoredCopy({ testCall, label, isPrimary = false, children }: StoredCopyProps) {
  const look = useMutation({ mutationFn: () => call(lookUpTestCall, { params: { id: testCall.id } }) })
  return (
    <>
      <Group gap="xs" mt={8}>
        <Button
          size="xs"
          variant={isPrimary ? 'filled' : 'default'}
          loading={look.isPending}
          onClick={() => look.mutate()}
        >
          {label}
        </Button>
        {children}
      </Group>
      {look.error && <Failure sentence={sentenceOf(look.error)} />}
      {look.data && <FoundNote found={look.data} />}
    </>
  )
}

const FoundNote = ({ found: { sentence, items } }: { found: LookUp }) => (
  <div role="status" className={styles.found}>
    <Text size="sm">{sentence}</Text>
    {items.map(({ position, id, stored, differs }) => (
      <div key={position}>
        {differs.length > 0 && (
          <Text size="sm">
            <code>{id}</code> differs in: {differs.join(', ')}.
          </Text>
        )}
        {stored !== null && (
          <details>
            <summary>Lago’s copy of {id}</summary>
            <pre className={styles.copy}>{prettyJson(stored)}</pre>
          </details>
        )}
      </div>
    ))}
  </div>
)
