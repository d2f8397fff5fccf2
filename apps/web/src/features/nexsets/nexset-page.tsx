import { PageHeader } from '../../ui/page-header.tsx'

export const NexsetPage = (_props: { nexsetId: string }) => <PageHeader title="Nexset" />
