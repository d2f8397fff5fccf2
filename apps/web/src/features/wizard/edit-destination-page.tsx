import { changeDestination, type Destination } from '@ferry/contract'
import { useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api/call.ts'
import { credentialsQuery } from '../../api/credentials.ts'
import { destinationQuery, destinationsKey } from '../../api/destinations.ts'
import { draftQuery } from '../../api/drafts.ts'
import { nexsetQuery } from '../../api/nexsets.ts'
import { paths, type WizardStep, wizardSteps } from '../../paths.ts'
import { connectors } from './connector/catalogue.ts'
import { fromConfig } from './convert/from-config.ts'
import { typedSecrets } from './convert/secret-headers.ts'
import { toConfig } from './convert/to-config.ts'
import { formOf } from './draft/draft-form.ts'
import { DraftNote } from './draft/draft-note.tsx'
import { LeaveEdit } from './draft/leave-edit.tsx'
import { ResumedEdit } from './draft/resumed-edit.tsx'
import { useDiscard } from './draft/use-discard.ts'
import { useDraftKeeper } from './draft/use-draft-keeper.ts'
import { useForgetDraft } from './draft/use-forget-draft.ts'
import type { WizardForm } from './form.ts'
import { resolver } from './resolver.ts'
import { Wizard } from './wizard.tsx'

interface EditDestinationPageProps {
  destinationId: string
  /** How often it was shown anew. */
  round: number
  /** Shows the page anew, from what the server has. */
  onReload: () => void
}

/** `/destinations/:id/edit`: the wizard's screens over a saved destination; the step is in the search. */
export function EditDestinationPage({ destinationId, round, onReload }: EditDestinationPageProps) {
  const [{ data: current }, { data: credentials }] = useSuspenseQueries({
    queries: [destinationQuery(destinationId), credentialsQuery()],
  })
  const [{ data: nexset }, { data: draft }] = useSuspenseQueries({
    queries: [nexsetQuery(current.nexset.id), draftQuery(destinationId, round)],
  })
  useForgetDraft(destinationId, round)
  // What is edited is the version the page opened with; a newer one from a refetch must not slip under the form.
  const [opened] = useState(current)
  const [begun] = useState(() => {
    const saved = savedForm(opened)
    const resumed = draft && formOf(draft)
    return { form: resumed ?? saved, saved: fingerprint(saved), resumed: resumed && draft }
  })
  const form = useForm<WizardForm>({ resolver, defaultValues: begun.form })
  const step = useStep()
  const isWorthKeeping = useCallback((values: WizardForm) => fingerprint(values) !== begun.saved, [begun])
  const named = useCallback(() => opened.name, [opened])
  const keeper = useDraftKeeper({
    form,
    draftId: destinationId,
    nexsetId: nexset.id,
    edited: begun.resumed?.edited ?? { id: destinationId, version: opened.version },
    step,
    version: draft?.version ?? 0,
    nameOf: named,
    isWorthKeeping,
  })
  const discard = useDiscard(keeper, destinationId)
  const navigate = useNavigate()
  const cache = useQueryClient()
  const stepLink = (to: WizardStep) => ({ to: paths.editDestination(destinationId), search: { step: to } })
  const save = async (values: WizardForm, name: string) => {
    const body = {
      version: opened.version,
      name,
      credentialId: values.credentialId,
      config: toConfig(values),
      ...typedSecrets(values),
    }
    await call(changeDestination, { params: { id: destinationId }, body })
    // It is saved: a draft that cannot be dropped now is only offered once too often.
    await discard().catch(() => {})
    await cache.invalidateQueries({ queryKey: destinationsKey })
    await navigate({ to: paths.destination(destinationId), ignoreBlocker: true })
  }
  return (
    <>
      <Wizard
        form={form}
        nexset={nexset}
        credentials={credentials}
        purpose="edit"
        edited={opened}
        step={step}
        stepLink={stepLink}
        goTo={(to) => void navigate(stepLink(to))}
        save={save}
        notice={
          <>
            {begun.resumed && (
              <ResumedEdit
                draft={begun.resumed}
                savedVersion={opened.version}
                onDiscard={() => discard().then(onReload)}
              />
            )}
            <DraftNote keeper={keeper} draftId={destinationId} isGone={false} onShowTheirs={onReload} />
          </>
        }
      />
      <LeaveEdit
        keeper={keeper}
        destinationId={destinationId}
        isChanged={() => isWorthKeeping(form.getValues())}
        onDiscard={discard}
      />
    </>
  )
}

const savedForm = ({ credential, name, config }: Destination): WizardForm => ({
  connector: connectors[0]?.id ?? '',
  credentialId: credential.id,
  name,
  ...fromConfig(config),
})

/** The same for the same settings, however the screen holds them. What Lago was read for (`meters`) nobody changed here. */
const fingerprint = (form: WizardForm): string =>
  JSON.stringify([form.name, form.credentialId, typedSecrets(form), { ...toConfig(form), meters: undefined }])

const useStep = (): WizardStep => {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return wizardSteps.find((step) => step === search['step']) ?? 'configure'
}
