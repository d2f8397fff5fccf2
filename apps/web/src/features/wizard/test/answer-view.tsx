import type { TestCall } from '@ferry/contract'
import { Tabs, Text } from '@mantine/core'
import { bytes, count } from '../../../ui/numbers.ts'
import { BodyView } from '../sample/body-view.tsx'
import { byReason } from '../sample/by-reason.ts'
import { byteLength } from '../sample/byte-length.ts'
import { HeaderList } from '../sample/header-list.tsx'
import { ReasonList } from '../sample/reason-list.tsx'
import { AnswerStatus } from './answer-status.tsx'
import styles from './answer-view.module.css'
import { NextStep } from './next-step.tsx'

interface AnswerViewProps {
  call: TestCall
  /** Offsets of the records in the order of the body; without them positions are named instead. */
  offsets?: readonly number[]
  /** Of the answer to the last press, which is announced: presses once more. */
  sendAgain?: () => void
}

/** Lago's answer: what it means first, then what it says word by word. */
export function AnswerView({ call, offsets = [], sendAgain }: AnswerViewProps) {
  const { answer, refusals, request } = call
  // The reason of a record that was alone is in the sentence already.
  const findings = refusals
    .filter(({ sentence }) => !call.sentence.includes(sentence))
    .map(({ position, field, sentence }) => ({
      record: (offsets[position] ?? position) + 1,
      field,
      sentence,
    }))
  return (
    <section className={styles.answer} aria-label="Answer">
      <div role={sendAgain ? 'alert' : undefined} className={styles.summary} data-outcome={call.outcome}>
        <div className={styles.line}>
          <AnswerStatus call={call} />
          <Text component="span" size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {count(Math.round(answer.latencyMs))} ms · {bytes(byteLength(answer.body ?? ''))}
          </Text>
        </div>
        <p className={styles.sentence}>{call.sentence}</p>
        {findings.length > 0 && <ReasonList reasons={byReason(findings)} label="Refused records" />}
        <NextStep call={call} {...(sendAgain && { sendAgain })} />
      </div>
      <Tabs defaultValue="response" keepMounted={false}>
        <Tabs.List px={8}>
          <Tabs.Tab value="response">Response</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="sent">Request sent</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="response">
          <BodyView body={answer.body ?? ''} isRaw={false} label="Response body" />
          {answer.bodyCut && (
            <Text px="sm" pb="xs" size="xs" c="dimmed">
              The response was longer; the rest was not kept.
            </Text>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="headers" p="sm">
          <HeaderList headers={answer.headers} />
        </Tabs.Panel>
        <Tabs.Panel value="sent">
          <Text px="sm" pt="xs" size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {request.method} {request.url}
          </Text>
          <BodyView body={request.body} isRaw label="Sent body" />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
