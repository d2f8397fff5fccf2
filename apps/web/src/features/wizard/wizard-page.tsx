import { createDestination } from '@ferry/contract'
import { useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api/call.ts'
import { credentialsQuery } from '../../api/credentials.ts'
import { destinationsKey } from '../../api/destinations.ts'
import { draftQuery } from '../../api/drafts.ts'
import { nexsetQuery } from '../../api/nexsets.ts'
import { paths, type WizardStep } from '../../paths.ts'
import { typedSecrets } from './convert/secret-headers.ts'
import { toConfig } from './convert/to-config.ts'
import { formOf } from './draft/draft-form.ts'
import { DraftNote } from './draft/draft-note.tsx'
import { LeaveCreate } from './draft/leave-create.tsx'
import { useDiscard } from './draft/use-discard.ts'
import { useDraftKeeper } from './draft/use-draft-keeper.ts'
import { useForgetDraft } from './draft/use-forget-draft.ts'
import type { WizardForm } from './form.ts'
import { nameOf } from './name-of.ts'
import { resolver } from './resolver.ts'
import { startForm } from './start-form.ts'
import { Wizard } from './wizard.tsx'

interface WizardPageProps {
  nexsetId: string
  step: WizardStep
  /** Names the draft in the address, so that reload, Back, a shared link and a second tab show the same one. */
  draftId: string
  /** How often it was shown anew. */
  round: number
  /** Shows the wizard anew, from what the server has. */
  onReload: () => void
}

/** `/nexsets/:id/send/:step?draft=`: from a Nexset to a new destination. */
export function WizardPage({ nexsetId, step, draftId, round, onReload }: WizardPageProps) {
  const [{ data: nexset }, { data: credentials }, { data: draft }] = useSuspenseQueries({
    queries: [nexsetQuery(nexsetId), credentialsQuery(), draftQuery(draftId, round)],
  })
  useForgetDraft(draftId, round)
  const { isNewDraft: isNew = false } = useLocation().state
  const [begun] = useState(() => {
    const form = draft?.nexset.id === nexsetId ? formOf(draft) : null
    const isGone = form === null && !isNew
    return { form: form ?? startForm(nexset.attributes), version: draft?.version ?? 0, isGone }
  })
  const form = useForm<WizardForm>({ defaultValues: begun.form, resolver })
  const named = useCallback(
    (values: WizardForm) => nameOf(values, nexset, credentials),
    [nexset, credentials],
  )
  const { version } = begun
  const keeper = useDraftKeeper({
    form,
    draftId,
    nexsetId,
    edited: null,
    step,
    version,
    nameOf: named,
    isWorthKeeping: hasConnector,
  })
  const navigate = useNavigate()
  const cache = useQueryClient()
  const discard = useDiscard(keeper, draftId)
  const save = async (values: WizardForm, name: string) => {
    const body = {
      name,
      nexsetId,
      credentialId: values.credentialId,
      config: toConfig(values),
      ...typedSecrets(values),
    }
    const { id } = await call(createDestination, { body })
    // The destination is made: a draft that cannot be dropped now is only offered once too often.
    await discard().catch(() => {})
    await cache.invalidateQueries({ queryKey: destinationsKey })
    await navigate({ to: paths.destination(id), ignoreBlocker: true })
  }
  const stepLink = (to: WizardStep) => ({ to: paths.send(nexsetId, to), search: { draft: draftId } })
  return (
    <>
      <Wizard
        form={form}
        nexset={nexset}
        credentials={credentials}
        purpose="create"
        edited={null}
        step={step}
        stepLink={stepLink}
        goTo={(to) => void navigate(stepLink(to))}
        save={save}
        notice={<DraftNote keeper={keeper} draftId={draftId} isGone={begun.isGone} onShowTheirs={onReload} />}
      />
      <LeaveCreate keeper={keeper} nexsetId={nexsetId} draftId={draftId} onDiscard={discard} />
    </>
  )
}

const hasConnector = ({ connector }: WizardForm): boolean => connector !== ''
