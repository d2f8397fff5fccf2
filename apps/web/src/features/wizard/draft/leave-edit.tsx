import { useBlocker } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import { LeaveDialog } from './leave-dialog.tsx'

interface LeaveEditProps {
  keeper: DraftKeeper
  destinationId: string
  /** True when the settings differ from the saved ones. Asked when somebody leaves, not at each keystroke. */
  isChanged: () => boolean
  onDiscard: () => Promise<void>
}

/** Asks before changes to a saved destination are left behind. What was changed and changed back leaves no draft. */
export function LeaveEdit({ keeper, destinationId, isChanged, onDiscard }: LeaveEditProps) {
  const blocker = useBlocker({
    withResolver: true,
    enableBeforeUnload: () => keeper.isAtRisk && isChanged(),
    shouldBlockFn: async ({ next }) => {
      if (next.pathname === paths.editDestination(destinationId) || !keeper.isChanged) return false
      if (isChanged()) return true
      // A draft that cannot be dropped now is only offered once too often; nobody is held back for it.
      await onDiscard().catch(() => {})
      return false
    },
  })
  if (blocker.status !== 'blocked') return null
  const { proceed, reset } = blocker
  // When it could not be kept one stays, and the note on the page says why.
  const keep = () => void keeper.keepNow().then(() => (keeper.isAtRisk ? reset() : proceed()))
  const discard = () => void onDiscard().then(proceed, proceed)
  return (
    <LeaveDialog
      title="Leave without saving?"
      sentence="The destination works on as it was saved. Ferry keeps your changes as a draft and offers them again at the destination."
      onStay={reset}
      ways={[
        { label: 'Discard and leave', act: discard, isDestructive: true },
        { label: 'Keep draft and leave', act: keep },
      ]}
    />
  )
}
