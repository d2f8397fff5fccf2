import type { CheckResult } from '@ferry/contract'
import { Text } from '@mantine/core'
import { Notice } from '../../ui/notice.tsx'

/** What a connection test found, in words. */
export const CheckResultNote = ({ result }: { result: CheckResult }) => (
  <Notice role="status" meaning={result.ok ? 'delivered' : 'attention'}>
    <Text size="sm">{result.sentence}</Text>
    {result.ok && (
      <Text size="sm" c="dimmed">
        {found(result)}
      </Text>
    )}
  </Notice>
)

/** `Organization Acme · Lago 1.34 · 42 ms`, as far as it is known. */
const found = ({ organization, version, latencyMs }: Extract<CheckResult, { ok: true }>) =>
  [
    organization && `Organization ${organization}`,
    version && `Lago ${version}`,
    `${Math.round(latencyMs)} ms`,
  ]
    .filter(Boolean)
    .join(' · ')
