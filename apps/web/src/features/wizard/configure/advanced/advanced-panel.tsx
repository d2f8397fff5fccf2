import { Stack } from '@mantine/core'
import styles from './advanced-panel.module.css'
import { FormatSelect } from './format-select.tsx'
import { HeadersEditor } from './headers-editor.tsx'
import { MethodSelect } from './method-select.tsx'
import { MissingInEvents } from './missing-in-events.tsx'
import { RecognisedNote } from './recognised-note.tsx'
import { RootKeyInput } from './root-key-input.tsx'
import { UrlInput } from './url-input.tsx'

/** The request by hand: any of Lago's paths, records sent as they are. `onAdd` goes where a missing field can be added. */
export const AdvancedPanel = ({ onAdd }: { onAdd: (field: string) => void }) => (
  <Stack gap="md">
    <div className={styles.pair}>
      <MethodSelect />
      <FormatSelect />
    </div>
    <UrlInput />
    <RecognisedNote />
    <MissingInEvents onAdd={onAdd} />
    <RootKeyInput />
    <HeadersEditor />
  </Stack>
)
