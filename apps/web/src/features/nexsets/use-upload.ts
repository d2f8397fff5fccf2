import type { Nexset } from '@ferry/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { nexsetsKey } from '../../api/nexsets.ts'
import { type Upload, uploadNexset } from '../../api/upload-nexset.ts'

/** One upload with the share of bytes sent so far (0 to 1). Cancelling it stores nothing. */
export function useUpload(onUploaded: (nexset: Nexset) => void) {
  const queryClient = useQueryClient()
  const [share, setShare] = useState(0)
  const abort = useRef<AbortController>(null)
  const send = useMutation({
    mutationFn: (upload: Upload) => {
      setShare(0)
      abort.current = new AbortController()
      return uploadNexset(upload, setShare, abort.current.signal)
    },
    onSuccess: async (nexset) => {
      await queryClient.invalidateQueries({ queryKey: nexsetsKey })
      onUploaded(nexset)
    },
  })
  const cancel = useCallback(() => abort.current?.abort(), [])
  return { send, share, cancel }
}
