import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect } from 'react'
import { useThingsToFix } from '../sample/preview-context.tsx'
import { focusPlace } from '../things.ts'
import { ThingsButton } from '../things-button.tsx'
import { useWizard } from '../wizard-context.tsx'
import styles from './done-actions.module.css'
import type { Done } from './use-done.ts'

/** Upper right: what is still to be fixed, and Done. */
export function DoneActions({ press, isSaving, announcement, forget }: Done) {
  const { purpose } = useWizard()
  const things = useThingsToFix()
  const [first] = things
  const isMended = first === undefined
  useEffect(() => {
    if (isMended) forget()
  }, [isMended, forget])
  return (
    <>
      {first && <ThingsButton count={things.length} onJump={() => focusPlace(first.place)} />}
      <VisuallyHidden role="alert">{first && announcement}</VisuallyHidden>
      {purpose === 'create' && <span className={styles.hint}>Saved inactive</span>}
      <Button onClick={press} loading={isSaving} aria-keyshortcuts="Control+S Meta+S">
        Done
      </Button>
    </>
  )
}
