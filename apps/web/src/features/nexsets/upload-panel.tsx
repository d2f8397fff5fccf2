import type { Nexset } from '@ferry/contract'
import { useState } from 'react'
import { SidePanel } from '../../ui/side-panel.tsx'
import { UploadForm } from './upload-form.tsx'
import { UploadedNote } from './uploaded-note.tsx'

/** Side panel to make a Nexset from a file. */
export function UploadPanel({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [uploaded, setUploaded] = useState<Nexset | null>(null)
  const close = () => {
    setUploaded(null)
    onClose()
  }
  return (
    <SidePanel opened={opened} onClose={close} title={uploaded ? 'File uploaded' : 'Upload a file'}>
      {uploaded ? (
        <UploadedNote nexset={uploaded} onClose={close} />
      ) : (
        <UploadForm onUploaded={setUploaded} onCancel={close} />
      )}
    </SidePanel>
  )
}
