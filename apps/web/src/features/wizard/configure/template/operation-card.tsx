import type { Operation } from '@ferry/core'
import { Card, Text, UnstyledButton } from '@mantine/core'
import { useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { counted } from '../../../../ui/numbers.ts'
import type { WizardForm } from '../../form.ts'
import { MethodBadge } from '../../method-badge.tsx'
import { shownRows } from './mapping/mapping-rows.ts'
import { MappingTable } from './mapping/mapping-table.tsx'
import styles from './operation-card.module.css'
import { OperationOptions } from './operation-options.tsx'
import { WhatThisSends } from './what-this-sends.tsx'

interface OperationCardProps {
  operation: Operation
  /** Makes this template the chosen one; null when it is. */
  onChoose: (() => void) | null
}

/** One template: what it does, and, opened, its settings. Everything in it comes from the catalogue. */
export function OperationCard({ operation, onChoose }: OperationCardProps) {
  const [isFolded, setFolded] = useState(false)
  const bodyId = useId()
  const isChosen = onChoose === null
  const isOpen = isChosen && !isFolded
  const press = () => {
    setFolded(isOpen)
    onChoose?.()
  }
  return (
    <Card className={styles.card}>
      <UnstyledButton className={styles.head} onClick={press} aria-expanded={isOpen} aria-controls={bodyId}>
        <IconChevronRight className={styles.chevron} size={16} aria-hidden />
        <MethodBadge method={operation.method} />
        <span className={styles.words}>
          <Text component="span" display="block" fw={600}>
            {operation.title}
          </Text>
          <Text
            component="span"
            display="block"
            size="sm"
            c="dimmed"
            truncate={!isChosen}
            title={operation.purpose}
          >
            {operation.purpose}
          </Text>
        </span>
        {isChosen ? <MappedCount operation={operation} /> : <FieldCount operation={operation} />}
      </UnstyledButton>
      <div id={bodyId} className={styles.body} hidden={!isOpen}>
        {isChosen && <Settings operation={operation} />}
      </div>
    </Card>
  )
}

const Settings = ({ operation }: { operation: Operation }) => (
  <>
    {operation.warnings.length > 0 && (
      <ul className={styles.warnings} aria-label="Good to know">
        {operation.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    )}
    <WhatThisSends operation={operation} />
    <MappingTable operation={operation} />
    <OperationOptions operation={operation} />
  </>
)

function FieldCount({ operation }: { operation: Operation }) {
  const { length } = [...operation.parameters, ...operation.fields]
  return <span className={styles.fields}>{counted(length, 'field')}</span>
}

/** `6 of 6 mapped`; on its own, so that typing in a field draws neither the card nor its other rows. */
function MappedCount({ operation }: { operation: Operation }) {
  const { control } = useFormContext<WizardForm>()
  const rows = shownRows(operation, useWatch({ control, name: 'template' }))
  if (rows.length === 0) return null
  const mapped = rows.filter(({ source }) => source.kind !== 'none').length
  return (
    <span className={styles.mapped}>
      {mapped} of {rows.length} mapped
    </span>
  )
}
