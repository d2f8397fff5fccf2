import { Card, Checkbox } from '@mantine/core'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useChoices } from '../../use-choices.ts'
import { useThings } from '../../use-things.ts'

/** Whether Lago's answers become the records of a Nexset of their own; ticked, it names that Nexset. */
export function ResponseWebhook() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'responseWebhook' })
  const { name } = useChoices()
  return (
    <Card>
      <Checkbox
        id={controlId('responseWebhook')}
        label="Would you like to process the API response as a Nexla Webhook source?"
        description={
          field.value ? (
            <>
              The answer to each call becomes a record of a new source and Nexset,{' '}
              <strong>Request responses from: {name}</strong>. It can be sent on like any other.
            </>
          ) : (
            'Keeps what Lago answers to each call as records of a Nexset of their own.'
          )
        }
        checked={field.value}
        onChange={(event) => field.onChange(event.currentTarget.checked)}
        onBlur={field.onBlur}
        error={useThings('responseWebhook')}
        styles={{ label: { fontWeight: 600 } }}
      />
    </Card>
  )
}
