import type { Nexset } from '@ferry/contract'
import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { SidePanel } from '../../ui/side-panel.tsx'
import { UploadedNote } from './uploaded-note.tsx'

// Loaded when it is first opened: forms and file dropping are not needed to look at the list.
const UploadForm = lazy(() => import('./upload-form.tsx').then((m) => ({ default: m.UploadForm })))

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
        <Suspense fallback={<Skeleton height={320} />}>
          <UploadForm onUploaded={setUploaded} onCancel={close} />
        </Suspense>
      )}
    </SidePanel>
  )
}
