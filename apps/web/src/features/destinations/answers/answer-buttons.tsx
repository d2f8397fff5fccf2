import type { SelectedUnknown } from '@ferry/contract'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { AnswerDialog, type Said } from './answer-dialog.tsx'

interface AnswerButtonsProps {
  destinationId: string
  records: SelectedUnknown
  /** The records in words: `this record`. */
  about: string
  /** What sending does to the bill if the first call did count, as the server states it. */
  effect: string
  onAnswered: () => void
}

/** The three answers; each says what it does to the bill before it counts. */
export function AnswerButtons(props: AnswerButtonsProps) {
  const [said, setSaid] = useState<Said | null>(null)
  return (
    <div>
      <Group gap="xs">
        <Button variant="default" onClick={() => setSaid('arrived')}>
          It arrived
        </Button>
        <Button variant="default" onClick={() => setSaid('send')}>
          It did not, send it
        </Button>
        <Button variant="default" onClick={() => setSaid('leave')}>
          Leave it
        </Button>
      </Group>
      {said && <AnswerDialog {...props} said={said} onClose={() => setSaid(null)} />}
    </div>
  )
}
