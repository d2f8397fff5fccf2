import { createDestination } from '@ferry/contract'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api/call.ts'
import { credentialsQuery } from '../../api/credentials.ts'
import { destinationsKey } from '../../api/destinations.ts'
import { nexsetQuery } from '../../api/nexsets.ts'
import { paths, type WizardStep } from '../../paths.ts'
import { toConfig } from './convert/to-config.ts'
import { dropDraft, readDraft } from './draft.ts'
import type { WizardForm } from './form.ts'
import { resolver } from './resolver.ts'
import { startForm } from './start-form.ts'
import { useDraft } from './use-draft.ts'
import { Wizard } from './wizard.tsx'

/** `/nexsets/:id/send/:step`: from a Nexset to a new destination. */
export function WizardPage({ nexsetId, step }: { nexsetId: string; step: WizardStep }) {
  const { data: nexset } = useSuspenseQuery(nexsetQuery(nexsetId))
  const { data: credentials } = useSuspenseQuery(credentialsQuery())
  const [defaultValues] = useState(() => readDraft(sessionStorage, nexsetId) ?? startForm(nexset.attributes))
  const form = useForm<WizardForm>({ defaultValues, resolver })
  useDraft(form, nexsetId)
  const navigate = useNavigate()
  const cache = useQueryClient()
  const save = async (values: WizardForm, name: string) => {
    const body = { name, nexsetId, credentialId: values.credentialId, config: toConfig(values) }
    const { id } = await call(createDestination, { body })
    dropDraft(sessionStorage, nexsetId)
    await cache.invalidateQueries({ queryKey: destinationsKey })
    await navigate({ to: paths.destination(id) })
  }
  return (
    <Wizard
      form={form}
      nexset={nexset}
      credentials={credentials}
      purpose="create"
      step={step}
      stepLink={(to) => ({ to: paths.send(nexsetId, to) })}
      goTo={(to) => void navigate({ to: paths.send(nexsetId, to) })}
      save={save}
    />
  )
}
