import { type Credential, checkNewCredential, createCredential, deployments } from '@ferry/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { ApiError, sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { credentialsKey } from '../../api/credentials.ts'
import { placeErrors } from '../../fields/place-errors.ts'
import { RadioField } from '../../fields/radio-field.tsx'
import { SecretField } from '../../fields/secret-field.tsx'
import { TextField } from '../../fields/text-field.tsx'
import { TextareaField } from '../../fields/textarea-field.tsx'
import { Failure } from '../../ui/failure.tsx'
import { AddressLine } from './address-line.tsx'
import { CheckResultNote } from './check-result.tsx'
import { CredentialValues, emptyCredential, toCheck, toRequest } from './credential-values.ts'
import { deploymentLabels } from './deployments.ts'

interface CredentialFormProps {
  /** Called with the credential once it is saved. */
  onCreated: (credential: Credential) => void
  onCancel: () => void
}

const deploymentOptions = deployments.map((value) => ({ value, label: deploymentLabels[value] }))

/** Creates a Lago credential; its connection can be tested before it is saved. */
export function CredentialForm({ onCreated, onCancel }: CredentialFormProps) {
  const { control, handleSubmit, setError, trigger, getValues } = useForm({
    resolver: zodResolver(CredentialValues),
    defaultValues: emptyCredential,
  })
  const [deployment, url, apiKey] = useWatch({ control, name: ['deployment', 'url', 'apiKey'] })
  const check = useCheck(deployment, url, apiKey)
  const create = useCreate(onCreated, (error) =>
    placeErrors(error.places, ['name', 'description', 'apiKey'], setError),
  )
  const test = async () => {
    if (await trigger(['deployment', 'url', 'apiKey'], { shouldFocus: true })) check.mutate(getValues())
  }
  const submit = (event: FormEvent) => {
    // The panel may stand inside the wizard's form; React lets the event through to it.
    event.stopPropagation()
    void handleSubmit((values) => !create.isPending && create.mutate(values))(event)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextField
          control={control}
          name="name"
          label="Name"
          placeholder="Acme billing"
          required
          data-autofocus
        />
        <TextareaField control={control} name="description" label="Description" autosize minRows={2} />
        <RadioField
          control={control}
          name="deployment"
          label="Deployment"
          required
          options={deploymentOptions}
        />
        {deployment === 'self_hosted' && (
          <TextField
            control={control}
            name="url"
            label="URL"
            placeholder="https://lago.example.com"
            required
          />
        )}
        <AddressLine deployment={deployment} url={url} />
        <SecretField
          control={control}
          name="apiKey"
          label="API key"
          description="From Lago: Developers, API keys. It is stored encrypted and never shown again."
          required
        />
        {check.data && <CheckResultNote result={check.data} />}
        {check.error && <Failure sentence={sentenceOf(check.error)} />}
        {create.error && <Failure sentence={sentenceOf(create.error)} />}
        <Group justify="space-between">
          <Button variant="default" onClick={test} loading={check.isPending}>
            Test connection
          </Button>
          <Group gap="xs" ml="auto">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Save credential
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

/** A check of what is typed; its result goes away as soon as it would be about something else. */
function useCheck(deployment: string, url: string, apiKey: string) {
  const check = useMutation({
    mutationFn: (values: CredentialValues) => call(checkNewCredential, { body: toCheck(values) }),
  })
  const { reset } = check
  // Each of these makes the last result stale
  useEffect(reset, [deployment, url, apiKey, reset])
  return check
}

function useCreate(onCreated: (credential: Credential) => void, onRefused: (error: ApiError) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (values: CredentialValues) => call(createCredential, { body: toRequest(values) }),
    onSuccess: async (credential) => {
      await queryClient.invalidateQueries({ queryKey: credentialsKey })
      onCreated(credential)
    },
    onError: (error) => error instanceof ApiError && onRefused(error),
  })
}
