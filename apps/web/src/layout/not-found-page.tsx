import { paths } from '../paths.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageBody } from '../ui/page-body.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextLink } from '../ui/text-link.tsx'

/** For an address that leads nowhere, or to something that was deleted. */
export const NotFoundPage = () => (
  <>
    <PageHeader title="Nothing here" />
    <PageBody>
      <EmptyState title="This does not exist, or no longer does.">
        <TextLink to={paths.nexsets()}>Go to the Nexsets</TextLink>
      </EmptyState>
    </PageBody>
  </>
)
