import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { WizardStep } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageBody } from '../../ui/page-body.tsx'
import { isStepDone, steps } from './steps.ts'
import { controlId, focusPlace } from './things.ts'
import { useChoices } from './use-choices.ts'
import { useWizard } from './wizard-context.tsx'
import { WizardHeader } from './wizard-header.tsx'

interface ChoiceStepProps {
  step: WizardStep
  title: string
  children: ReactNode
}

/** A step that asks for one choice. Next may always be pressed; without a choice it says what is missing. */
export function ChoiceStep({ step, title, children }: ChoiceStepProps) {
  const { goTo } = useWizard()
  const { connector, credential } = useChoices()
  const [asked, setAsked] = useState(false)
  const index = steps.findIndex(({ path }) => path === step)
  const isDone = isStepDone(step, { connector: connector?.id ?? '', credentialId: credential?.id ?? '' })
  const next = () => {
    const following = steps[index + 1]
    if (isDone && following) return goTo(following.path)
    setAsked(true)
    focusPlace(step)
  }
  return (
    <>
      <WizardHeader title={title} actions={<Button onClick={next}>Next</Button>} />
      <PageBody>
        {asked && !isDone && (
          <Notice meaning="attention" role="alert">
            {steps[index]?.missing}
          </Notice>
        )}
        <div id={controlId(step)} tabIndex={-1} style={{ outline: 'none' }}>
          {children}
        </div>
      </PageBody>
    </>
  )
}
