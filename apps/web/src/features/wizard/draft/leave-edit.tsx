import { useBlocker } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { LeaveDialog } from './leave-dialog.tsx'

interface LeaveEditProps {
  destinationId: string
  /** Asked when somebody leaves, not at each keystroke. */
  isChanged: () => boolean
}

/** Asks before changes to a saved destination are left behind. */
export function LeaveEdit({ destinationId, isChanged }: LeaveEditProps) {
  const blocker = useBlocker({
    withResolver: true,
    enableBeforeUnload: isChanged,
    shouldBlockFn: ({ next }) => next.pathname !== paths.editDestination(destinationId) && isChanged(),
  })
  if (blocker.status !== 'blocked') return null
  const { proceed, reset } = blocker
  return (
    <LeaveDialog
      title="Leave without saving?"
      sentence="The destination stays as it was; what you changed here is lost."
      onStay={reset}
      ways={[{ label: 'Leave without saving', act: proceed, isDestructive: true }]}
    />
  )
}
