import type { Attribute, Credential, Nexset } from '@ferry/contract'
import { inferAttributes } from '@ferry/core'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { FormProvider, type UseFormReturn, useForm } from 'react-hook-form'
import { createQueryClient } from '../../../api/query-client.ts'
import { theme } from '../../../theme.ts'
import { emptyForm, type WizardForm } from '../form.ts'
import { LookedAtProvider } from '../sample/looked-at.tsx'
import { PreviewProvider } from '../sample/preview-context.tsx'
import { sampleQuery } from '../sample/sample-query.ts'
import { type WizardContext, WizardProvider } from '../wizard-context.tsx'

const baseUrl = 'https://api.getlago.com/api/v1'
const createdAt = '2026-07-01T00:00:00.000Z'

const credential: Credential = {
  id: 'credential',
  name: 'Lago',
  description: '',
  deployment: 'us',
  baseUrl,
  keyEnding: 'x9Q2',
  sandbox: false,
  organization: null,
  lastCheck: null,
  usedBy: 0,
  usedIn: [],
  version: 1,
  createdAt,
}

const nexsetOf = (attributes: Attribute[], recordCount: number): Nexset => ({
  id: 'nexset',
  name: 'Usage',
  recordCount,
  attributes,
  fileName: null,
  sameFileAs: null,
  source: 'file',
  responsesOf: null,
  destinations: [],
  createdAt,
  lastRecordAt: null,
})

const outside = (): never => {
  throw new Error('A piece of Configure leads nowhere in a test.')
}

/** Renders a piece of Configure inside a wizard over these records (JSON texts); gives its form back. */
export const showInWizard = (
  piece: ReactNode,
  { records, form: values }: { records: readonly string[]; form: Partial<WizardForm> },
): UseFormReturn<WizardForm> => {
  const nexset = nexsetOf(inferAttributes(records), records.length)
  const client = createQueryClient()
  client.setQueryData(sampleQuery(nexset.id, 0, 300).queryKey, {
    items: records.map((text, offset) => ({ offset, receivedAt: createdAt, text })),
    total: records.length,
  })
  const context: WizardContext = {
    nexset,
    credentials: [credential],
    purpose: 'create',
    edited: null,
    step: 'configure',
    stepLink: () => ({ to: '/' }),
    goTo: outside,
    save: outside,
  }
  let made: UseFormReturn<WizardForm> | null = null
  function Shown() {
    const form = useForm<WizardForm>({
      defaultValues: { ...emptyForm, connector: 'lago', credentialId: credential.id, ...values },
    })
    made = form
    return (
      <WizardProvider value={context}>
        <FormProvider {...form}>
          <PreviewProvider>
            <LookedAtProvider>{piece}</LookedAtProvider>
          </PreviewProvider>
        </FormProvider>
      </WizardProvider>
    )
  }
  render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      <QueryClientProvider client={client}>
        <Shown />
      </QueryClientProvider>
    </MantineProvider>,
  )
  if (made === null) throw new Error('Nothing was rendered.')
  return made
}
