import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { WizardStep } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageBody } from '../../ui/page-body.tsx'
import { isStepDone, steps } from './steps.ts'
import { controlId } from './things.ts'
import { ThingsButton } from './things-button.tsx'
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
    focusChoice(step)
  }
  return (
    <>
      <WizardHeader
        title={title}
        actions={
          <>
            {asked && !isDone && <ThingsButton count={1} onJump={() => focusChoice(step)} />}
            <Button onClick={next}>Next</Button>
          </>
        }
      />
      <PageBody>
        {asked && !isDone && (
          <Notice meaning="attention" role="alert">
            {steps[index]?.missing}
          </Notice>
        )}
        <div id={controlId(step)}>{children}</div>
      </PageBody>
    </>
  )
}

/** Puts focus on the first thing to choose, or on what makes one. */
const focusChoice = (step: WizardStep): void => {
  const area = document.getElementById(controlId(step))
  const control =
    area?.querySelector<HTMLElement>('[role="radio"]') ?? area?.querySelector<HTMLElement>('input, button')
  control?.scrollIntoView({ block: 'nearest' })
  control?.focus({ preventScroll: true })
}
