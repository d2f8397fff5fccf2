import { Navigate } from '@tanstack/react-router'
import { memo, Suspense } from 'react'
import { FormProvider, type UseFormReturn } from 'react-hook-form'
import { PagePending } from '../../ui/page-pending.tsx'
import { ConfigureStep } from './configure/configure-step.tsx'
import { ConnectorStep } from './connector/connector-step.tsx'
import { CredentialStep } from './credential/credential-step.tsx'
import type { WizardForm } from './form.ts'
import { reachedStep, steps } from './steps.ts'
import { useChoices } from './use-choices.ts'
import { useWizard, type WizardContext, WizardProvider } from './wizard-context.tsx'

const screens = { connector: ConnectorStep, credential: CredentialStep, configure: ConfigureStep } as const

interface WizardProps extends WizardContext {
  form: UseFormReturn<WizardForm>
}

/** One form over all steps; which step shows is the address's to say. A step waits for its own data, as the sample records. */
export function Wizard({ form, ...context }: WizardProps) {
  return (
    <WizardProvider value={context}>
      <FormProvider {...form}>
        <Suspense fallback={<PagePending />}>
          <CurrentStep />
        </Suspense>
      </FormProvider>
    </WizardProvider>
  )
}

/** The step of the address, or the first open one when an earlier choice is missing (a link shared with a colleague). */
function CurrentStep() {
  const { step, stepLink } = useWizard()
  const { connector, credential } = useChoices()
  const reached = reachedStep({ connector: connector?.id ?? '', credentialId: credential?.id ?? '' })
  const index = steps.findIndex(({ path }) => path === step)
  const open = steps[reached]
  if (index > reached && open) return <Redirect {...stepLink(open.path)} />
  const Screen = screens[step]
  return <Screen />
}

type StepLink = ReturnType<WizardContext['stepLink']>

/** Navigates once for each target: a rendering while the target still loads must not begin the way again. */
const Redirect = memo(
  function Redirect(link: StepLink) {
    return <Navigate {...link} replace />
  },
  (before, after) => before.to === after.to,
)
