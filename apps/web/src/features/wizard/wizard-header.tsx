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
  const reached = reachedStep({ connector: connector?.id ?? '', credentialId: credential?.id ?? '' })
  return (
    <>
      <PageHeader
        title={title}
        above={above}
        beside={
          <>
            {beside}
            <WizardSteps
              current={step}
              reached={reached}
              link={stepLink}
              chosen={{
                ...(connector && { connector: connector.name }),
                ...(credential && { credential: credential.name }),
              }}
            />
          </>
        }
        actions={actions}
      />
      {notice && <div className={styles.notice}>{notice}</div>}
    </>
  )
}
