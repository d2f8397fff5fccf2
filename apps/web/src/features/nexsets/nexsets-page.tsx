import { PageHeader } from '../../ui/page-header.tsx'

export const NexsetsPage = () => <PageHeader title="Nexsets" />
