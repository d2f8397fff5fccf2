import { useHotkeys } from '@mantine/hooks'
import { MetersNote } from '../meters-note.tsx'
import { SamplePanel } from '../sample/sample-panel.tsx'
import { Split } from '../sample/split.tsx'
import { controlId } from '../things.ts'
import { useChoices } from '../use-choices.ts'
import { WizardHeader } from '../wizard-header.tsx'
import { BatchingCard } from './batching/batching-card.tsx'
import styles from './configure-screen.module.css'
import { DeliveryCard } from './delivery/delivery-card.tsx'
import { DoneActions } from './done-actions.tsx'
import { ExcludeAttributes } from './exclude/exclude-attributes.tsx'
import { ModeTabs } from './mode-tabs.tsx'
import { RenameButton } from './rename-button.tsx'
import { ResponseWebhook } from './response/response-webhook.tsx'
import { SaveError } from './save-error.tsx'
import { useDone } from './use-done.ts'

/** Settings on the left, Sample Payload on the right; below 1024 px on a sheet over the lower edge. */
export function ConfigureScreen() {
  const { name } = useChoices()
  const done = useDone()
  useHotkeys([['mod+S', done.press]], [], true)
  return (
    <>
      <WizardHeader title={name} beside={<RenameButton />} actions={<DoneActions {...done} />} />
      {done.error && (
        <div className={styles.alert}>
          <SaveError error={done.error} />
        </div>
      )}
      <Split
        left={
          <section id={controlId('settings')} tabIndex={-1} className={styles.settings} aria-label="Settings">
            <ModeTabs />
            <ExcludeAttributes />
            <BatchingCard />
            <ResponseWebhook />
            <DeliveryCard />
            <MetersNote />
          </section>
        }
        right={<SamplePanel />}
        label="Sample Payload"
      />
    </>
  )
}
