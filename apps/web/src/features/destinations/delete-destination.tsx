import { type Destination, deleteDestination } from '@ferry/contract'
import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { destinationsKey } from '../../api/destinations.ts'
import { paths } from '../../paths.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

/** Asks for the destination's name before it is deleted. */
export function DeleteDestination({
  destination,
  onClose,
}: {
  destination: Destination
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => call(deleteDestination, { params: { id: destination.id } }),
    onSuccess: async () => {
      await navigate({ to: paths.destinations(), replace: true })
      await queryClient.invalidateQueries({ queryKey: destinationsKey, exact: true })
    },
  })
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete ${destination.name}?`}
      confirmLabel="Delete destination"
      onConfirm={() => remove.mutate()}
      pending={remove.isPending}
      failure={remove.error && sentenceOf(remove.error)}
      typed={destination.name}
    >
      <Text size="sm">
        It stops sending, and its calls and counts are removed from Ferry. The records stay in the Nexset “
        {destination.nexset.name}”, and what was delivered stays in Lago.
      </Text>
    </ConfirmDialog>
  )
}
