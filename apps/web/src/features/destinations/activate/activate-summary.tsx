import type { Destination } from '@ferry/contract'
import { type DestinationConfig, operationById } from '@ferry/core'
import { Code } from '@mantine/core'
import type { ReactNode } from 'react'
import { paths, type WizardStep } from '../../../paths.ts'
import { count, counted } from '../../../ui/numbers.ts'
import { TextLink } from '../../../ui/text-link.tsx'
import styles from './activate-summary.module.css'

/** What goes where, each with the way to change it. */
export const ActivateSummary = ({ destination }: { destination: Destination }) => {
  const { nexset, credential, config, progress, id } = destination
  return (
    <ul className={styles.cards} aria-label="What is activated">
      <Part name="From">
        {nexset.name}
        <small>{counted(progress.total, 'record')}</small>
      </Part>
      <Part name="To" edit={{ id, step: 'credential', label: 'Edit credential' }}>
        {credential.name}
        <small>{new URL(credential.baseUrl).host}</small>
      </Part>
      <Part name="As" edit={{ id, step: 'configure', label: 'Edit settings' }}>
        <What config={config} />
        <small>
          {config.batching
            ? `up to ${count(config.batching.size)} records a request`
            : 'one record a request'}
        </small>
      </Part>
    </ul>
  )
}

interface PartProps {
  name: string
  edit?: { id: string; step: WizardStep; label: string }
  children: ReactNode
}

const Part = ({ name, edit, children }: PartProps) => (
  <li className={styles.card}>
    <div className={styles.head}>
      <span>{name}</span>
      {edit && (
        <TextLink to={paths.editDestination(edit.id)} search={{ step: edit.step }} label={edit.label}>
          Edit
        </TextLink>
      )}
    </div>
    {children}
  </li>
)

const What = ({ config }: { config: DestinationConfig }) =>
  config.mode === 'template' ? (
    (operationById(config.operation)?.title ?? config.operation)
  ) : (
    <Code>
      {config.method} {config.url}
    </Code>
  )
