import type { Destination } from '@ferry/contract'
import { type DestinationConfig, operationById } from '@ferry/core'
import { Card, Code } from '@mantine/core'
import { paths } from '../../paths.ts'
import { Facts } from '../../ui/facts.tsx'
import { counted } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'

/** What the destination sends where, in short. */
export const SetupCard = ({
  destination: { nexset, credential, config, id, responses },
}: {
  destination: Destination
}) => (
  <Card component="section" aria-label="Setup">
    <Facts
      wide
      facts={[
        { name: 'Nexset', value: <TextLink to={paths.nexset(nexset.id)}>{nexset.name}</TextLink> },
        { name: 'Credential', value: credential.name },
        { name: 'Lago', value: new URL(credential.baseUrl).host },
        { name: 'Sends', value: <Sends config={config} /> },
        {
          name: 'Batches',
          value: config.batching ? `of ${counted(config.batching.size, 'record')}` : 'one record a request',
        },
        ...(responses
          ? [
              {
                name: 'Answers',
                value: <TextLink to={paths.nexset(responses.id)}>{responses.name}</TextLink>,
              },
            ]
          : []),
        {
          name: 'Setup',
          value: (
            <TextLink to={paths.editDestination(id)} label="Edit the setup">
              Edit
            </TextLink>
          ),
        },
      ]}
    />
  </Card>
)

const Sends = ({ config }: { config: DestinationConfig }) =>
  config.mode === 'template' ? (
    (operationById(config.operation)?.title ?? config.operation)
  ) : (
    <Code>
      {config.method} {config.url}
    </Code>
  )
