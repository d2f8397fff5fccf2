import { Button } from '@mantine/core'
import type { MappingRow } from './mapping-rows.ts'
import type { MappingChanges } from './use-mapping-changes.ts'

interface MeantFieldProps {
  row: MappingRow
  meant: string
  changes: Pick<MappingChanges, 'renameRow'>
}

/** Renames a field Lago does not have to the one that was probably meant, its source with it. */
export const MeantField = ({ row, meant, changes }: MeantFieldProps) => (
  <span>
    <Button size="compact-xs" variant="default" onClick={() => changes.renameRow(row, meant)}>
      Use {meant}
    </Button>
  </span>
)
