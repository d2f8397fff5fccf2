import type { Operation } from '@ferry/core'
import { Button } from '@mantine/core'
import { counted } from '../../../../../ui/numbers.ts'
import { isIdentifier } from '../../../convert/identifiers.ts'
import type { MappingRow } from './mapping-rows.ts'
import styles from './mapping-table.module.css'
import type { MappingChanges } from './use-mapping-changes.ts'

interface ProposalsBarProps {
  operation: Operation
  rows: readonly MappingRow[]
  accept: MappingChanges['accept']
}

/** What Ferry mapped by a likely name, to be agreed to at once; identifiers are agreed to one by one. */
export function ProposalsBar({ operation, rows, accept }: ProposalsBarProps) {
  const proposed = rows.filter(({ isProposed }) => isProposed)
  if (proposed.length === 0) return null
  const safe = proposed.filter((row) => !isIdentifier(operation, row))
  const identifiers = proposed.length - safe.length
  return (
    <div className={styles.proposals}>
      <span>
        {counted(proposed.length, 'field')} mapped by a likely name.
        {identifiers > 0 && ` ${counted(identifiers, 'identifier')} to check one by one.`}
      </span>
      {safe.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => accept(safe)}>
          Accept all safe ones
        </Button>
      )}
    </div>
  )
}
