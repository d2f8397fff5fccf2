import { type Draft, type DraftSummary, keepDraft } from '@ferry/contract'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { draftsKey, dropDraft } from '../../api/drafts.ts'
import { paths, type WizardStep, wizardSteps } from '../../paths.ts'
import { count } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import styles from './draft-offers.module.css'

/** More of them would push what the page is about out of sight. */
const few = 3

/** Half-done wizards to go on with, the newest first; nothing where there are none. */
export function DraftOffers({ drafts }: { drafts: readonly DraftSummary[] }) {
  const [isWhole, setWhole] = useState(false)
  const listed = isWhole ? drafts : drafts.slice(0, few)
  if (drafts.length === 0) return null
  return (
    <div>
      <ul className={styles.list} aria-label="Half-done setups">
        {listed.map((draft) => (
          <Offer key={draft.id} draft={draft} />
        ))}
      </ul>
      {drafts.length > few && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt={4}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${count(drafts.length)} half-done setups`}
        </Button>
      )}
    </div>
  )
}

function Offer({ draft }: { draft: DraftSummary }) {
  const discard = useDiscard(draft.id)
  const step = stepOf(draft)
  return (
    <li className={styles.offer}>
      <div className={styles.words}>
        {draft.edited ? (
          <TextLink fw={600} to={paths.editDestination(draft.edited.id)} search={{ step }}>
            Go on editing {draft.name}
          </TextLink>
        ) : (
          <TextLink fw={600} to={paths.send(draft.nexset.id, step)} search={{ draft: draft.id }}>
            Go on with {draft.name}
          </TextLink>
        )}
        <Text size="sm" c="dimmed">
          Half done, at step {wizardSteps.indexOf(step) + 1} of {wizardSteps.length} · kept{' '}
          <TimeAgo at={draft.updatedAt} /> ·{' '}
          {draft.edited ? 'the destination works as it was saved' : 'nothing was sent'}
        </Text>
      </div>
      <Button
        variant="subtle"
        size="xs"
        loading={discard.isPending}
        aria-label={`Discard ${draft.name}`}
        onClick={() => discard.mutate()}
      >
        Discard
      </Button>
    </li>
  )
}

const stepOf = ({ step }: DraftSummary): WizardStep =>
  wizardSteps.find((known) => known === step) ?? 'connector'

/** Discards at once, and offers to take it back. */
function useDiscard(id: string) {
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: draftsKey })
  return useMutation({
    mutationFn: () => dropDraft(id),
    onSuccess: async (discarded) => {
      await refresh()
      if (discarded) offerUndo(discarded, refresh)
    },
    onError: tell,
  })
}

const offerUndo = (draft: Draft, refresh: () => Promise<void>) => {
  const undo = async () => {
    notifications.hide(draft.id)
    const { nexset, edited, name, step, form } = draft
    const body = { nexsetId: nexset.id, edited, name, step, form, version: 0 }
    await call(keepDraft, { params: { id: draft.id }, body }).then(refresh, tell)
  }
  notifications.show({
    id: draft.id,
    autoClose: 20_000,
    message: (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm">{draft.name} was discarded.</Text>
        <Button size="compact-sm" variant="light" onClick={() => void undo()}>
          Undo
        </Button>
      </Group>
    ),
  })
}

const tell = (error: Error) => {
  notifications.show({ color: 'red', message: sentenceOf(error), autoClose: false })
}
