import { Tabs } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import { Notice } from '../../../ui/notice.tsx'
import type { WizardForm } from '../form.ts'
import { AdvancedPanel } from './advanced/advanced-panel.tsx'
import { BackToTemplateModal } from './back-to-template-modal.tsx'
import styles from './mode-tabs.module.css'
import { TemplatePanel } from './template/template-panel.tsx'
import { useModeSwitch } from './use-mode-switch.ts'

/** Template | Advanced. Going to Advanced carries everything over; going back says what is left behind. */
export function ModeTabs() {
  const { control } = useFormContext<WizardForm>()
  const tab = useWatch({ control, name: 'tab' })
  const { switchTo, lost, isAsking, confirmBack, cancelBack } = useModeSwitch()
  return (
    <Tabs value={tab} onChange={switchTo} activateTabWithKeyboard={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="template" className={styles.tab}>
          Template
        </Tabs.Tab>
        <Tabs.Tab value="advanced" className={styles.tab}>
          Advanced
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="template">{tab === 'template' && <TemplatePanel />}</Tabs.Panel>
      <Tabs.Panel value="advanced">
        {lost.length > 0 && (
          <div className={styles.lost}>
            <Notice meaning="attention" title="Not carried over from the template" role="status">
              <ul>
                {lost.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
        {tab === 'advanced' && <AdvancedPanel />}
      </Tabs.Panel>
      <BackToTemplateModal opened={isAsking} onConfirm={confirmBack} onCancel={cancelBack} />
    </Tabs>
  )
}
