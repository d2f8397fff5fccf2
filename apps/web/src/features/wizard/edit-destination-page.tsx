import { PageHeader } from '../../ui/page-header.tsx'

export const EditDestinationPage = (_props: { destinationId: string }) => <PageHeader title="Edit destination" />
