import { PageHeader } from '../../ui/page-header.tsx'

export const CredentialsPage = () => <PageHeader title="Credentials" />
