import { Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { useWizard } from '../wizard-context.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { AnswerView } from './answer-view.tsx'
import styles from './test-history.module.css'
import { testCallsQuery } from './use-test-call.ts'

const timeOf = (at: string) => new Date(at).toLocaleTimeString('en-GB')

/** The last tests of this Nexset, newest first; each opens to its answer. */
export function TestHistory() {
  const { nexset } = useWizard()
  const { data: calls = [] } = useQuery(testCallsQuery(nexset.id))
  const [openId, setOpenId] = useState<string | null>(null)
  if (calls.length === 0) return null
  const open = calls.find(({ id }) => id === openId)
  return (
    <div className={styles.history}>
      <Title order={3}>Last tests</Title>
      <ul className={styles.list} aria-label="Last tests">
        {calls.map((call) => (
          <li key={call.id}>
            <UnstyledButton
              className={styles.call}
              aria-expanded={call.id === openId}
              onClick={() => setOpenId(call.id === openId ? null : call.id)}
            >
              <AnswerStatus call={call} />
              <span className={styles.facts}>
                {timeOf(call.sentAt)} · {count(Math.round(call.answer.latencyMs))} ms
                {call.edited ? ' · edited' : ''}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {open && <AnswerView key={open.id} call={open} />}
    </div>
  )
}
