import { Anchor } from '@mantine/core'
import styles from './edit-notes.module.css'
import type { PayloadEdit } from './use-payload-edit.ts'

interface EditNotesProps {
  edit: PayloadEdit
  /** Why the last press sent nothing. */
  complaint: string | null
}

/** What a person should know of an edited payload, and why a press sent nothing. */
export function EditNotes({ edit, complaint }: EditNotesProps) {
  const isEditedEvent = edit.isEdited && edit.eventForm !== null
  return (
    <>
      {complaint !== null && (
        <p role="alert" className={styles.note} data-meaning="refused">
          {complaint}
        </p>
      )}
      {isEditedEvent && edit.isReady && !edit.isUsed && (
        <p className={styles.note}>
          Edits count for this test only. This edited event counts as another one: its transaction_id ends in
          -test- and a number, so that the record itself is still delivered once.
        </p>
      )}
      {isEditedEvent && edit.result.ok && (!edit.isReady || edit.isUsed) && (
        <p className={styles.note}>
          {edit.isUsed
            ? 'An earlier test used this transaction_id, so Lago would refuse it as a repeat.'
            : 'Each transaction_id of an edited event ends in -test- and a number.'}{' '}
          <Anchor component="button" type="button" inherit onClick={edit.useNewId}>
            Use -test-{edit.testNumber}
          </Anchor>
        </p>
      )}
      {edit.isTyped && edit.eventForm === null && (
        <p className={styles.note}>Edits count for this test only. Delivery sends what the settings make.</p>
      )}
      {edit.isOutdated && (
        <p className={styles.note}>
          The settings made another payload since you edited this one. Reset to take it over.
        </p>
      )}
    </>
  )
}
