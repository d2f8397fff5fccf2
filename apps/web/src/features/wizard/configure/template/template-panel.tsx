import { operationById } from '@ferry/core'
import { Stack } from '@mantine/core'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { EndpointSelect } from './endpoint-select.tsx'
import { TemplateList } from './template-list.tsx'

/** Endpoint, and below it the templates of its resource, the chosen one open. */
export function TemplatePanel() {
  const { control } = useFormContext<WizardForm>()
  const operation = operationById(useWatch({ control, name: 'template.operation' }))
  return (
    <Stack gap="md">
      <EndpointSelect />
      {operation && <TemplateList chosen={operation} />}
    </Stack>
  )
}
