import type { Destination } from '@ferry/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { draftsQuery } from '../../api/drafts.ts'
import { DraftOffers } from '../drafts/draft-offers.tsx'

/** A half-done edit of this destination, to go on with; nothing where there is none. */
export function EditOffer({
  destination: { id, nexset },
}: {
  destination: Pick<Destination, 'id' | 'nexset'>
}) {
  const { data: drafts } = useSuspenseQuery(draftsQuery(nexset.id))
  return <DraftOffers drafts={drafts.filter(({ edited }) => edited?.id === id)} />
}
