import { Card, Checkbox, Stack } from '@mantine/core'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useChoices } from '../../use-choices.ts'
import { useThings } from '../../use-things.ts'
import { BatchDiagram } from './batch-diagram.tsx'
import { batchRules } from './batch-rules.ts'
import { BatchSettings } from './batch-settings.tsx'

/** Whether and how several records go in one request. */
export function BatchingCard() {
  const { control, setValue } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'batching.enabled' })
  const [tab, operation, method, url] = useWatch({
    control,
    name: ['tab', 'template.operation', 'advanced.method', 'advanced.url'],
  })
  const { credential } = useChoices()
  const rules = batchRules({ tab, operation, method, url }, credential?.baseUrl ?? '')
  const error = useThings('batching.enabled')
  const toggle = (enabled: boolean) => {
    field.onChange(enabled)
    if (!enabled || !rules.form) return
    setValue('batching.algorithm', 'keyed_array')
    setValue('batching.key', rules.form.key)
  }
  // A batch that is already on can always be switched off, also where none can be switched on.
  const isForbidden = rules.whyNot !== null && !field.value
  return (
    <Card>
      <Stack gap="sm">
        <Checkbox
          id={controlId('batching.enabled')}
          label="Would you like to batch your records together?"
          description={rules.whyNot ?? rules.advice}
          checked={field.value}
          disabled={isForbidden}
          onChange={(event) => toggle(event.currentTarget.checked)}
          onBlur={field.onBlur}
          error={error}
          styles={{ label: { fontWeight: 600 } }}
        />
        {field.value && (
          <>
            <BatchSettings rules={rules} />
            <BatchDiagram />
          </>
        )}
      </Stack>
    </Card>
  )
}
