import type { CheckResult } from '@ferry/contract'
import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'

/** What a connection test found, in words. */
export const CheckResultNote = ({ result }: { result: CheckResult }) => (
  <Alert
    role="status"
    variant="outline"
    color={result.ok ? 'green' : 'orange'}
    icon={result.ok ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
  >
    <Text size="sm">{result.sentence}</Text>
    {result.ok && <Text size="sm">{found(result)}</Text>}
  </Alert>
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
