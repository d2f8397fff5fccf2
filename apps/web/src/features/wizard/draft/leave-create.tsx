import { useBlocker } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import { LeaveDialog } from './leave-dialog.tsx'

interface LeaveCreateProps {
  keeper: DraftKeeper
  nexsetId: string
  draftId: string
  onDiscard: () => Promise<void>
}

/** Asks before a new wizard with changes is left for another page. Its own steps are not another page. */
export function LeaveCreate({ keeper, nexsetId, draftId, onDiscard }: LeaveCreateProps) {
  const inside = paths.send(nexsetId).replace(/[^/]+$/, '')
  const blocker = useBlocker({
    withResolver: true,
    enableBeforeUnload: () => keeper.isAtRisk,
    shouldBlockFn: ({ next }) => {
      const search: { draft?: unknown } = next.search
      return keeper.isChanged && !(next.pathname.startsWith(inside) && search.draft === draftId)
    },
  })
  if (blocker.status !== 'blocked') return null
  const { proceed, reset } = blocker
  // When it could not be kept one stays, and the note on the page says why.
  const keep = () => void keeper.keepNow().then(() => (keeper.isAtRisk ? reset() : proceed()))
  const discard = () => void onDiscard().then(proceed, proceed)
  return (
    <LeaveDialog
      title="Leave this setup?"
      sentence="Nothing was sent and no destination was made. Ferry keeps the setup as a draft and offers it again at the Nexset."
      onStay={reset}
      ways={[
        { label: 'Discard and leave', act: discard, isDestructive: true },
        { label: 'Keep draft and leave', act: keep },
      ]}
    />
  )
}
