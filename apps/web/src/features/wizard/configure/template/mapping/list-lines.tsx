import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { ProblemNote } from '../../../problem-note.tsx'
import { controlId } from '../../../things.ts'
import type { KnownList } from './lists.ts'
import styles from './mapping-table.module.css'
import type { MappingChanges } from './use-mapping-changes.ts'

interface ItemHeadProps {
  list: KnownList
  position: number
  onRemove: MappingChanges['removeItem']
}

/** Above the fields of one item of a list. */
export const ItemHead = ({ list, position, onRemove }: ItemHeadProps) => (
  <tr role="row" className={styles.item}>
    <td role="cell" colSpan={3}>
      <span className={styles.itemHead}>
        <span>
          {list.label}, item {position + 1}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove item ${position + 1} of ${list.label}`}
          onClick={() => onRemove({ list, position })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </span>
    </td>
  </tr>
)

interface NextItemProps {
  list: KnownList
  position: number
  /** True where the list must be there and nothing is mapped to it yet. */
  isRequired: boolean
  onAdd: MappingChanges['addItem']
}

/** Below the items of a list, or where a list could be built item by item instead of taken whole. */
export const NextItem = ({ list, position, isRequired, onAdd }: NextItemProps) => (
  <tr role="row" className={styles.item}>
    <td role="cell" colSpan={3}>
      <span className={styles.itemHead}>
        <Button
          id={isRequired ? undefined : controlId(`mapping.${list.path}`)}
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onAdd(list, position)}
        >
          {position === 0 ? `Build ${list.label} item by item` : `Add an item to ${list.label}`}
        </Button>
        {!isRequired && <ProblemNote place={`mapping.${list.path}`} />}
      </span>
    </td>
  </tr>
)
