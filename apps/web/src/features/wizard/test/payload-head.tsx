import { Badge, Button, Title } from '@mantine/core'
import styles from './payload-head.module.css'
import type { PayloadEdit } from './use-payload-edit.ts'

/** Above the editor: whether a person changed the payload, and the way back to what the settings make. */
export const PayloadHead = ({ edit }: { edit: PayloadEdit }) => (
  <div className={styles.head}>
    <Title order={3}>Payload</Title>
    {edit.isEdited && (
      <Badge tt="none" color="yellow" variant="light" c="var(--ferry-attention)">
        Edited
      </Badge>
    )}
    {edit.isTyped && (
      <Button size="compact-xs" variant="default" className={styles.reset} onClick={edit.reset}>
        Reset to generated
      </Button>
    )}
  </div>
)
