import { Button, Text } from '@mantine/core'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageBody } from '../ui/page-body.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** For a browser without a session: only the link from the terminal opens one. */
export const NotSignedInPage = () => (
  <>
    <PageHeader title="Not signed in" />
    <PageBody>
      <EmptyState title="Open the link that Ferry printed in the terminal.">
        <Text c="dimmed" maw="34rem">
          The link holds a token that works once and signs this browser in. After it was used, Ferry prints a
          fresh one. Nothing was changed, and destinations that are active keep delivering.
        </Text>
        <Button variant="default" onClick={() => window.location.reload()}>
          I opened it, try again
        </Button>
      </EmptyState>
    </PageBody>
  </>
)
