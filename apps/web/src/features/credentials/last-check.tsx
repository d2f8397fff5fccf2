import type { Credential } from '@ferry/contract'
import { Text } from '@mantine/core'
import { MeaningPill } from '../../ui/meaning-pill.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'

interface LastCheckProps {
  lastCheck: Credential['lastCheck']
  /** True while a new one is under way. */
  checking: boolean
}

/** What the last test of the connection found, in words. */
export function LastCheck({ lastCheck, checking }: LastCheckProps) {
  const result = lastCheck?.result
  return (
    <Text component="div" size="sm" mt={6} role="status">
      {checking && <MeaningPill meaning="checking">Testing…</MeaningPill>}
      {!checking && !result && <MeaningPill meaning="quiet">Not tested yet</MeaningPill>}
      {!checking && result && (
        <>
          <MeaningPill meaning={result.ok ? 'delivered' : 'refused'}>
            {result.ok ? 'Connected' : 'Not working'}
          </MeaningPill>{' '}
          {result.sentence} · tested {lastCheck && <TimeAgo at={lastCheck.at} />}
        </>
      )}
    </Text>
  )
}
