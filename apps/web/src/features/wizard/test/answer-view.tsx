import type { TestCall } from '@ferry/contract'
import { Tabs, Text, Title } from '@mantine/core'
import { useId } from '@mantine/hooks'
import { bytes, count } from '../../../ui/numbers.ts'
import { BodyView } from '../sample/body-view.tsx'
import { byReason } from '../sample/by-reason.ts'
import { byteLength } from '../sample/byte-length.ts'
import { HeaderList } from '../sample/header-list.tsx'
import { ReasonList } from '../sample/reason-list.tsx'
import { recordNumber } from '../sample/sample-source.ts'
import { AnswerStatus } from './answer-status.tsx'
import styles from './answer-view.module.css'
import { Meaning } from './meaning.tsx'
import { NextStep } from './next-step.tsx'
import { ResponseView } from './response-view.tsx'
import { Timeline } from './timeline.tsx'

/** What a person can do with the payload that was just tested. */
export interface PayloadActions {
  /** Presses Send Test Data once more: same id and timestamp. */
  sendAgain: () => void
  /** Gives the payload the next test id; null where it holds no events. */
  useNewId: (() => void) | null
}

interface AnswerViewProps {
  call: TestCall
  /** Offsets of the records in the order of the body; without them positions are named instead. */
  offsets?: readonly number[]
  /** True for the answer to the last press: it is announced at once. */
  isNew?: boolean
  pressedAt?: Date
  /** Absent for calls of the past. */
  actions?: PayloadActions
}

/** Lago's answer: what it means first, then what it says word by word. */
export function AnswerView({ call, offsets = [], isNew = false, pressedAt, actions }: AnswerViewProps) {
  const { answer, refusals, request } = call
  const titleId = useId()
  // The reason of a record that was alone is in the sentence already.
  const findings = refusals
    .filter(({ sentence }) => !call.sentence.includes(sentence))
    .map(({ position, field, sentence }) => ({
      record: recordNumber(offsets[position] ?? position),
      field,
      sentence,
    }))
  return (
    <section className={styles.answer} aria-labelledby={titleId}>
      <div className={styles.summary} data-outcome={call.outcome}>
        <div role={isNew ? 'alert' : undefined}>
          <div className={styles.line}>
            <Title order={3} id={titleId}>
              Answer
            </Title>
            <AnswerStatus call={call} />
            <Text component="span" size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {count(Math.round(answer.latencyMs))} ms · {bytes(byteLength(answer.body ?? ''))}
            </Text>
          </div>
          <p className={styles.sentence}>{call.sentence}</p>
          {findings.length > 0 && <ReasonList reasons={byReason(findings)} label="Refused records" />}
        </div>
        <NextStep call={call} {...(actions && { actions })} />
      </div>
      <Tabs defaultValue="response" keepMounted={false}>
        <Tabs.List aria-label="Parts of the answer">
          <Tabs.Tab value="response">Response</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="sent">Request sent</Tabs.Tab>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="meaning">What it means</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="response">
          <ResponseView body={answer.body} isCut={answer.bodyCut} fileName={`lago-${call.id}`} />
        </Tabs.Panel>
        <Tabs.Panel value="headers" p="sm">
          {answer.headers.length === 0 ? 'There was no answer, so there are no headers.' : null}
          <HeaderList headers={answer.headers} />
        </Tabs.Panel>
        <Tabs.Panel value="sent">
          <Text px="sm" pt="xs" size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {request.method} {request.url}
          </Text>
          <BodyView body={request.body} isRaw label="Sent body" />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" p="sm">
          <Timeline call={call} {...(pressedAt && { pressedAt })} />
        </Tabs.Panel>
        <Tabs.Panel value="meaning" p="sm">
          <Meaning call={call} />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
