import { Tabs } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../form.ts'
import { focusPlace } from '../things.ts'
import { AdvancedPanel } from './advanced/advanced-panel.tsx'
import styles from './mode-tabs.module.css'
import { SwitchModal } from './switch-modal.tsx'
import { TemplatePanel } from './template/template-panel.tsx'
import { useModeSwitch } from './use-mode-switch.ts'

/** Template | Advanced. Each carries over what it can; what would be lost is asked about before. */
export function ModeTabs() {
  const { control } = useFormContext<WizardForm>()
  const tab = useWatch({ control, name: 'tab' })
  const { switchTo, question, confirm, cancel } = useModeSwitch()
  const add = (field: string) => {
    switchTo('template')
    // The template's rows are there after the next rendering.
    requestAnimationFrame(() => focusPlace(`mapping.${field}`))
  }
  return (
    <Tabs value={tab} onChange={switchTo} activateTabWithKeyboard={false}>
      <Tabs.List mb="md" aria-label="How to say what is sent">
        <Tabs.Tab value="template" className={styles.tab}>
          Template
        </Tabs.Tab>
        <Tabs.Tab value="advanced" className={styles.tab}>
          Advanced
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="template">{tab === 'template' && <TemplatePanel />}</Tabs.Panel>
      <Tabs.Panel value="advanced">{tab === 'advanced' && <AdvancedPanel onAdd={add} />}</Tabs.Panel>
      <SwitchModal question={question} onConfirm={confirm} onCancel={cancel} />
    </Tabs>
  )
}
