import type { TestCall } from '@ferry/contract'
import styles from './answer-status.module.css'
import { statusWords } from './status-words.ts'

/** `200 OK`, coloured by what it means and never by colour alone. */
export const AnswerStatus = ({
  call: { answer, outcome },
}: {
  call: Pick<TestCall, 'answer' | 'outcome'>
}) => (
  <span className={styles.status} data-outcome={outcome}>
    {statusWords(answer, outcome)}
  </span>
)
