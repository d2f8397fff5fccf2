import type { Operation } from '@ferry/core'
import { Card, Collapse, Text, UnstyledButton } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { MethodBadge } from '../../method-badge.tsx'
import { MappingTable } from './mapping-table.tsx'
import styles from './operation-card.module.css'
import { useMappingRows } from './use-mapping-rows.ts'

/** One template: what it does, and, opened, its settings. Everything in it comes from the catalogue. */
export function OperationCard({ operation }: { operation: Operation }) {
  const [isOpen, { toggle }] = useDisclosure(true)
  const mapping = useMappingRows(operation)
  const bodyId = useId()
  const mapped = mapping.rows.filter(({ source }) => source.kind !== 'none').length
  return (
    <Card className={styles.card}>
      <UnstyledButton className={styles.head} onClick={toggle} aria-expanded={isOpen} aria-controls={bodyId}>
        <IconChevronRight className={styles.chevron} size={16} aria-hidden />
        <MethodBadge method={operation.method} />
        <span className={styles.words}>
          <Text component="span" display="block" fw={600}>
            {operation.title}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed">
            {operation.purpose}
          </Text>
        </span>
        {mapping.rows.length > 0 && (
          <span className={styles.mapped}>
            {mapped} of {mapping.rows.length} mapped
          </span>
        )}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={bodyId}>
        <div className={styles.body}>
          {operation.warnings.length > 0 && (
            <ul className={styles.warnings} aria-label="Good to know">
              {operation.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <MappingTable operation={operation} {...mapping} />
        </div>
      </Collapse>
    </Card>
  )
}
