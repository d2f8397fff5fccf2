import { answerUnknowns, type PersonsAnswer, type SelectedUnknown } from '@ferry/contract'
import { Stack, Text } from '@mantine/core'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog } from '../acts/act-dialog.tsx'
import { useAct } from '../acts/use-act.ts'

export type Said = Exclude<PersonsAnswer, 'reopen'>

interface AnswerDialogProps {
  destinationId: string
  records: SelectedUnknown
  /** The records in words: `this record`. */
  about: string
  /** What sending does to the bill if the first call did count, as the server states it. */
  effect: string
  said: Said
  onClose: () => void
  onAnswered: () => void
}

const words: Record<
  Said,
  { title: (about: string) => string; confirm: string; intro: string; bill?: string }
> = {
  arrived: {
    title: (about) => `Count ${about} as delivered?`,
    confirm: 'It arrived',
    intro: 'For when you have seen in Lago that it is there. Nothing is sent.',
    bill: 'What Lago holds stays as it is. If it did not arrive after all, it is never billed.',
  },
  send: {
    title: (about) => `Send ${about} once more?`,
    confirm: 'Send it',
    intro: 'For when you have looked in Lago and it is not there. It is sent once.',
  },
  leave: {
    title: (about) => `Leave ${about}?`,
    confirm: 'Leave it',
    intro: 'Nothing is sent. It counts as left out from then on, and can be taken back under “Left out”.',
    bill: 'If the first call did count, what it charged or granted stays in Lago. If it did not, it is never billed.',
  },
}

/** Says what an answer does to the bill, and takes it once it is confirmed. */
export function AnswerDialog(props: AnswerDialogProps) {
  const { destinationId, records, about, effect, said, onClose, onAnswered } = props
  const params = { id: destinationId }
  const answer = useAct(
    destinationId,
    (why: string) =>
      call(answerUnknowns, { params, body: { records, answer: said, confirmed: said === 'send', why } }),
    () => {
      onClose()
      onAnswered()
    },
  )
  const { title, confirm, intro, bill = effect } = words[said]
  return (
    <ActDialog
      onClose={onClose}
      title={title(about)}
      confirmLabel={confirm}
      {...(said === 'send' && {
        agreement: 'I have looked in Lago, and understand what a second call does.',
      })}
      onConfirm={(why) => answer.mutate(why)}
      pending={answer.isPending}
      failure={answer.error && sentenceOf(answer.error)}
    >
      <Stack gap="sm">
        <Text size="sm">{intro}</Text>
        <Notice meaning={said === 'send' ? 'attention' : 'quiet'} title="What it does to the bill">
          <Text size="sm">{bill}</Text>
        </Notice>
      </Stack>
    </ActDialog>
  )
}
