import type { Deployment } from '@ferry/contract'
import { normaliseBaseUrl } from '@ferry/core'
import { Code, Text } from '@mantine/core'

/** The base URL that calls will really go to, as the choice and the pasted text stand. */
export function AddressLine({ deployment, url }: { deployment: Deployment; url: string }) {
  const address = normaliseBaseUrl(deployment, url)
  if (!address.ok) return null
  return (
    <Text size="sm" c="dimmed" aria-live="polite">
      {address.changed?.includes(address.baseUrl) ? null : (
        <>
          Calls go to <Code>{address.baseUrl}</Code>{' '}
        </>
      )}
      {address.changed}
    </Text>
  )
}
