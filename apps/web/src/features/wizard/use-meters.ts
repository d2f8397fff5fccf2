import { readMeters } from '@ferry/contract'
import { takesEvents } from '@ferry/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { call } from '../../api/call.ts'
import { toConfig } from './convert/to-config.ts'
import type { WizardForm } from './form.ts'
import { useChoices } from './use-choices.ts'

/** What the metrics of a credential's organization add up; Lago is asked once in a while, not with each visit. */
const metersQuery = (credentialId: string) =>
  queryOptions({
    queryKey: ['meters', credentialId],
    queryFn: ({ signal }) => call(readMeters, { params: { id: credentialId } }, { signal }),
    staleTime: 60_000,
    retry: false,
  })

/**
 * Keeps in the form what the organization's metrics add up, as long as events are sent, so that the preview finds amounts
 * that would never be billed. Answers why that is not known, if so; what was known when the destination was saved stays.
 */
export const useMeters = (): string | null => {
  const { control, getValues, setValue } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  useWatch({ control, name: ['tab', 'template.operation', 'advanced.method', 'advanced.url'] })
  const isWanted = credential !== undefined && takesEvents(toConfig(getValues()), credential.baseUrl)
  const { data } = useQuery({ ...metersQuery(credential?.id ?? ''), enabled: isWanted })
  const read = data?.ok ? data.meters : undefined
  useEffect(() => {
    if (!isWanted) setValue('meters', undefined)
    else if (read) setValue('meters', read)
  }, [isWanted, read, setValue])
  return isWanted && data && !data.ok ? data.sentence : null
}
