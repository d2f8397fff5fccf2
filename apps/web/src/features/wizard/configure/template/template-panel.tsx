import { operationById } from '@ferry/core'
import { Stack } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { EndpointSelect } from './endpoint-select.tsx'
import { OperationCard } from './operation-card.tsx'

/** Endpoint, and below it what the chosen operation needs of each record. */
export function TemplatePanel() {
  const { control } = useFormContext<WizardForm>()
  const operation = operationById(useWatch({ control, name: 'template.operation' }))
  return (
    <Stack gap="md">
      <EndpointSelect />
      {operation && <OperationCard key={operation.id} operation={operation} />}
    </Stack>
  )
}
