import { PageHeader } from '../../ui/page-header.tsx'

export const DestinationsPage = () => <PageHeader title="Destinations" />
