import type { UnknownDetail } from '@ferry/contract'
import { Stack, Tabs, Text } from '@mantine/core'
import { BodyView } from '../../../ui/body-view.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ItsAnswer, SentRequest } from '../record/call-of-record-view.tsx'
import { NextRequestView } from '../record/next-request-view.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { QuestionFacts } from './question-facts.tsx'

interface QuestionViewProps {
  destinationId: string
  question: UnknownDetail
  onAnswered: () => void
}

/** What happened, what is known, what is at risk, and the three answers. */
export const QuestionView = ({ destinationId, question, onAnswered }: QuestionViewProps) => (
  <Stack>
    <Text fw={600}>{question.sentence}</Text>
    <QuestionFacts question={question} />
    <Notice meaning="checking" title="If it is sent again">
      <Text size="sm">{question.effect}</Text>
    </Notice>
    <AnswerButtons
      destinationId={destinationId}
      records={{ offsets: [question.offset] }}
      about="this record"
      effect={question.effect}
      onAnswered={onAnswered}
    />
    <QuestionTabs question={question} />
  </Stack>
)

const QuestionTabs = ({ question: { call, text, next } }: { question: UnknownDetail }) => (
  <Tabs defaultValue={call ? 'request' : 'record'} keepMounted={false}>
    <Tabs.List mb="sm" aria-label="Parts of the question">
      {call && <Tabs.Tab value="request">Request</Tabs.Tab>}
      {call && <Tabs.Tab value="answer">Answer</Tabs.Tab>}
      <Tabs.Tab value="record">Record</Tabs.Tab>
      <Tabs.Tab value="next">What “send it” sends</Tabs.Tab>
    </Tabs.List>
    {call && (
      <>
        <Tabs.Panel value="request">
          <SentRequest call={call} />
        </Tabs.Panel>
        <Tabs.Panel value="answer">
          <ItsAnswer call={call} />
        </Tabs.Panel>
      </>
    )}
    <Tabs.Panel value="record">
      <BodyView label="Record" text={text} />
    </Tabs.Panel>
    <Tabs.Panel value="next">
      <NextRequestView next={next} />
    </Tabs.Panel>
  </Tabs>
)
