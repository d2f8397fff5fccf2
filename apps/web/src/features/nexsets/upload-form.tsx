import type { Nexset } from '@ferry/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Group, Stack } from '@mantine/core'
import { useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { ApiError, sentenceOf } from '../../api/api-error.ts'
import { SwitchField } from '../../fields/switch-field.tsx'
import { TextField } from '../../fields/text-field.tsx'
import { Failure } from '../../ui/failure.tsx'
import { FileField } from './file-field.tsx'
import { UploadProgress } from './upload-progress.tsx'
import { isCsv, nameFromFile, placeLines, toUpload, UploadValues, unreadableName } from './upload-values.ts'
import { useUpload } from './use-upload.ts'

interface UploadFormProps {
  onUploaded: (nexset: Nexset) => void
  onCancel: () => void
}

/** File, name and how to read it. */
export function UploadForm({ onUploaded, onCancel }: UploadFormProps) {
  const form = useForm<UploadValues>({
    resolver: zodResolver(UploadValues),
    defaultValues: { name: '', keepText: false },
  })
  const { control, handleSubmit, getValues, setValue, setError, clearErrors } = form
  const [file] = useWatch({ control, name: ['file'] })
  const { send, cancel, share } = useUpload(onUploaded)
  useEffect(() => cancel, [cancel])
  const nameAfter = (chosen: File) => {
    if (getValues('name') === '') setValue('name', nameFromFile(chosen.name))
    clearErrors('file')
    send.reset()
  }
  const refuse = (name: string) => setError('file', { message: unreadableName(name) })
  return (
    <form onSubmit={handleSubmit((values) => !send.isPending && send.mutate(toUpload(values)))} noValidate>
      <Stack>
        <FileField control={control} disabled={send.isPending} onChosen={nameAfter} onRejected={refuse} />
        <TextField control={control} name="name" label="Name" required />
        {isCsv(file) && (
          <SwitchField
            control={control}
            name="keepText"
            label="Keep all values as text"
            description="Otherwise values that are plain numbers become numbers, digit for digit."
          />
        )}
        {send.isPending && <UploadProgress share={share} />}
        {send.error && <UploadFailure error={send.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={send.isPending ? cancel : onCancel}>
            {send.isPending ? 'Cancel upload' : 'Cancel'}
          </Button>
          <Button type="submit" loading={send.isPending}>
            Upload
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A single place is told in the sentence already. */
function UploadFailure({ error }: { error: Error }) {
  const places = placeLines(error instanceof ApiError ? error.places : [])
  return <Failure sentence={sentenceOf(error)} places={places.length > 1 ? places : []} />
}
