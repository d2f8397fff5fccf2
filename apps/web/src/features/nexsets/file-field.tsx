import '@mantine/dropzone/styles.css'
import { Input, Text } from '@mantine/core'
import { Dropzone, type FileRejection } from '@mantine/dropzone'
import { IconFileUpload } from '@tabler/icons-react'
import { type Control, useController } from 'react-hook-form'
import { bytes } from '../../ui/numbers.ts'
import { acceptedFiles, type UploadValues } from './upload-values.ts'

interface FileFieldProps {
  control: Control<UploadValues>
  disabled: boolean
  onChosen: (file: File) => void
  /** A file was dropped that has none of the endings Ferry reads. */
  onRejected: (name: string) => void
}

/** Where the file is dropped or chosen. */
export function FileField({ control, disabled, onChosen, onRejected }: FileFieldProps) {
  const {
    field: { ref, value, onChange },
    fieldState,
  } = useController({ control, name: 'file' })
  const choose = ([file]: File[]) => {
    if (!file) return
    onChange(file)
    onChosen(file)
  }
  const reject = ([rejection]: FileRejection[]) => {
    onChange(undefined)
    if (rejection) onRejected(rejection.file.name)
  }
  const file: File | undefined = value
  return (
    <Input.Wrapper label="File" required labelElement="div" error={fieldState.error?.message}>
      <Dropzone
        onDrop={choose}
        onReject={reject}
        accept={acceptedFiles}
        multiple={false}
        disabled={disabled}
        mt={4}
        mb={fieldState.error ? 4 : 0}
        ref={ref}
        aria-label={file ? `File: ${file.name}. Choose another` : 'Choose a file'}
        inputProps={{ 'aria-label': 'File', name: 'file' }}
        data-invalid={fieldState.invalid || undefined}
      >
        <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <IconFileUpload size={28} stroke={1.4} aria-hidden />
          <div>
            <Text size="sm" fw={600}>
              {file ? file.name : 'Drop a file here, or press to choose one'}
            </Text>
            <Text size="xs" c="dimmed">
              {file ? bytes(file.size) : '.ndjson, .jsonl, .json (an array of objects) or .csv'}
            </Text>
          </div>
        </div>
      </Dropzone>
    </Input.Wrapper>
  )
}
