import { useSuspenseQueries } from '@tanstack/react-query'
import { allowedHostsQuery, healthQuery } from '../../api/settings.ts'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { About } from './about.tsx'
import { Network } from './network.tsx'
import { Theme } from './theme.tsx'

/** What holds for all of Ferry. */
export function SettingsPage() {
  const [{ data: hosts }, { data: health }] = useSuspenseQueries({
    queries: [allowedHostsQuery(), healthQuery()],
  })
  return (
    <>
      <PageHeader title="Settings" />
      <PageBody>
        <Network hosts={hosts} />
        <Theme />
        <About health={health} />
      </PageBody>
    </>
  )
}
