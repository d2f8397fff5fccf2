import { changeDestination } from '@ferry/contract'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api/call.ts'
import { credentialsQuery } from '../../api/credentials.ts'
import { destinationQuery, destinationsKey } from '../../api/destinations.ts'
import { nexsetQuery } from '../../api/nexsets.ts'
import { paths, type WizardStep, wizardSteps } from '../../paths.ts'
import { connectors } from './connector/catalogue.ts'
import { fromConfig } from './convert/from-config.ts'
import { typedSecrets } from './convert/secret-headers.ts'
import { toConfig } from './convert/to-config.ts'
import { LeaveEdit } from './draft/leave-edit.tsx'
import type { WizardForm } from './form.ts'
import { resolver } from './resolver.ts'
import { Wizard } from './wizard.tsx'

/** `/destinations/:id/edit`: the wizard's screens over a saved destination; the step is in the search. */
export function EditDestinationPage({ destinationId }: { destinationId: string }) {
  const { data: current } = useSuspenseQuery(destinationQuery(destinationId))
  const { data: nexset } = useSuspenseQuery(nexsetQuery(current.nexset.id))
  const { data: credentials } = useSuspenseQuery(credentialsQuery())
  // What is edited is the version the page opened with; a newer one from a refetch must not slip under the form.
  const [opened] = useState(current)
  const form = useForm<WizardForm>({
    resolver,
    defaultValues: {
      connector: connectors[0]?.id ?? '',
      credentialId: opened.credential.id,
      name: opened.name,
      ...fromConfig(opened.config),
    },
  })
  const [untouched] = useState(() => fingerprint(form.getValues()))
  const step = useStep()
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
      />
      <LeaveEdit
        destinationId={destinationId}
        isChanged={() => fingerprint(form.getValues()) !== untouched}
      />
    </>
  )
}

/** The same for the same settings, however the screen holds them. What Lago was read for (`meters`) nobody changed here. */
const fingerprint = (form: WizardForm): string =>
  JSON.stringify([form.name, form.credentialId, typedSecrets(form), { ...toConfig(form), meters: undefined }])

const useStep = (): WizardStep => {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return wizardSteps.find((step) => step === search['step']) ?? 'configure'
}
