import { deleteNexset, type Nexset } from '@ferry/contract'
import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { nexsetsKey } from '../../api/nexsets.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { counted } from '../../ui/numbers.ts'

interface DeleteNexsetProps {
  nexset: Nexset
  onClose: () => void
  onDeleted: () => void
}

/** Asks before a Nexset is deleted for good. */
export function DeleteNexset({ nexset, onClose, onDeleted }: DeleteNexsetProps) {
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(deleteNexset, { params: { id: nexset.id } }),
    onSuccess: () => {
      onDeleted()
      return queryClient.invalidateQueries({ queryKey: nexsetsKey, exact: true })
    },
  })
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete ${nexset.name}?`}
      confirmLabel="Delete Nexset"
      onConfirm={() => remove.mutate()}
      pending={remove.isPending}
      failure={remove.error && sentenceOf(remove.error)}
    >
      <Text size="sm">
        {counted(nexset.recordCount, 'record')} will be removed from Ferry for good. What was delivered stays
        in Lago. A Nexset that a destination sends cannot be deleted.
      </Text>
    </ConfirmDialog>
  )
}
