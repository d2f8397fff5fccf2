import type { Nexset } from '@ferry/contract'
import { Button, Card, Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSuspenseQueries } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { draftsQuery } from '../../api/drafts.ts'
import { nexsetQuery } from '../../api/nexsets.ts'
import { paths } from '../../paths.ts'
import { Facts } from '../../ui/facts.tsx'
import { count } from '../../ui/numbers.ts'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { DraftOffers } from '../drafts/draft-offers.tsx'
import { AttributesTable } from './attributes-table.tsx'
import { DeleteNexset } from './delete-nexset.tsx'
import { RecordsTable } from './records-table.tsx'
import { sourceWords } from './source-words.ts'

/** One Nexset: its records, its attributes, and where they go. */
export function NexsetPage({ nexsetId }: { nexsetId: string }) {
  const [{ data: nexset }, { data: drafts }] = useSuspenseQueries({
    queries: [nexsetQuery(nexsetId), draftsQuery(nexsetId)],
  })
  const [deleting, remove] = useDisclosure(false)
  const navigate = useNavigate()
  return (
    <>
      <PageHeader
        title={nexset.name}
        above={[{ title: 'Nexsets', to: paths.nexsets() }]}
        actions={
          <>
            <Button component={Link} to={paths.send(nexset.id)}>
              Send to Destination
            </Button>
            <Button variant="default" onClick={remove.open}>
              Delete
            </Button>
          </>
        }
      />
      <PageBody>
        <DraftOffers drafts={drafts} />
        <Summary nexset={nexset} />
        <Card padding={0}>
          <Tabs defaultValue="records" keepMounted={false}>
            <Tabs.List aria-label="Parts of the Nexset">
              <Tabs.Tab value="records">Records</Tabs.Tab>
              <Tabs.Tab value="attributes">Attributes</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="records">
              <RecordsTable nexsetId={nexset.id} attributes={nexset.attributes} />
            </Tabs.Panel>
            <Tabs.Panel value="attributes">
              <AttributesTable attributes={nexset.attributes} />
            </Tabs.Panel>
          </Tabs>
        </Card>
      </PageBody>
      {deleting && (
        <DeleteNexset
          nexset={nexset}
          onClose={remove.close}
          onDeleted={() => void navigate({ to: paths.nexsets(), replace: true })}
        />
      )}
    </>
  )
}

const Summary = ({ nexset }: { nexset: Nexset }) => (
  <Card>
    <Facts
      facts={[
        { name: 'Records', value: count(nexset.recordCount) },
        { name: 'Attributes', value: count(nexset.attributes.length) },
        {
          name: 'Last record',
          value: nexset.lastRecordAt ? <TimeAgo at={nexset.lastRecordAt} /> : 'None yet',
        },
        { name: 'Made', value: <TimeAgo at={nexset.createdAt} /> },
        {
          name: 'Filled by',
          value: <FilledBy nexset={nexset} />,
        },
        { name: 'Sent by', value: <SentBy destinations={nexset.destinations} /> },
      ]}
    />
  </Card>
)

const FilledBy = ({ nexset }: { nexset: Nexset }) =>
  nexset.responsesOf ? (
    <TextLink to={paths.destination(nexset.responsesOf.id)}>{sourceWords(nexset)}</TextLink>
  ) : (
    <span title={sourceWords(nexset)}>{sourceWords(nexset)}</span>
  )

const SentBy = ({ destinations }: { destinations: Nexset['destinations'] }) =>
  destinations.length === 0
    ? 'No destination yet'
    : destinations.map(({ id, name }) => (
        <div key={id}>
          <TextLink to={paths.destination(id)}>{name}</TextLink>
        </div>
      ))
