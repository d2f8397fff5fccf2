import { PageHeader } from '../../ui/page-header.tsx'

export const DestinationPage = (_props: { destinationId: string }) => <PageHeader title="Destination" />
