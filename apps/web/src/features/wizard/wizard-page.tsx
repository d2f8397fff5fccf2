import type { WizardStep } from '../../paths.ts'
import { PageHeader } from '../../ui/page-header.tsx'

export const WizardPage = (_props: { nexsetId: string; step: WizardStep }) => <PageHeader title="Send to Destination" />
