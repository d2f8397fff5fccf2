import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { paths } from '../../paths.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { reachedStep } from './steps.ts'
import { useChoices } from './use-choices.ts'
import { useWizard } from './wizard-context.tsx'
import styles from './wizard-header.module.css'
import { WizardSteps } from './wizard-steps.tsx'

interface WizardHeaderProps {
  title: string
  /** Between title and steps. */
  beside?: ReactNode
  /** Upper right: Next or Done, with what is still to be fixed. */
  actions: ReactNode
}

/** The header all steps share: where one is, how far one got, how to go on. */
export function WizardHeader({ title, beside, actions }: WizardHeaderProps) {
  const { nexset, purpose, step, stepLink, notice } = useWizard()
  const { connector, credential } = useChoices()
  const above =
    purpose === 'create'
      ? [
          { title: 'Nexsets', to: paths.nexsets() },
          { title: nexset.name, to: paths.nexset(nexset.id) },
        ]
      : [{ title: 'Destinations', to: paths.destinations() }]
  // Narrow, only the title and the actions stay in sight while the page scrolls.
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const reached = reachedStep({ connector: connector?.id ?? '', credentialId: credential?.id ?? '' })
  const shownSteps = (
    <WizardSteps
      current={step}
      reached={reached}
      link={stepLink}
      chosen={{
        ...(connector && { connector: connector.name }),
        ...(credential && { credential: credential.name }),
      }}
    />
  )
  return (
    <>
      <PageHeader
        title={title}
        above={above}
        beside={
          <>
            {beside}
            {!isNarrow && shownSteps}
          </>
        }
        actions={actions}
        isSticky
      />
      {isNarrow && <div className={styles.steps}>{shownSteps}</div>}
      {notice && <div className={styles.notice}>{notice}</div>}
    </>
  )
}
