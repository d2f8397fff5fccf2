import type { SetAsideDetail } from '@ferry/contract'
import { Stack, Text } from '@mantine/core'
import { BodyView } from '../../../ui/body-view.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'

/** Every state the record was in, the newest first, down to how it came. */
export const AsideHistory = ({ record: { revisions, originalText } }: { record: SetAsideDetail }) => (
  <Stack gap="md">
    {revisions
      .toSorted((a, b) => b.number - a.number)
      .map(({ number, text, idSuffix, by, at }) => (
        <div key={number}>
          <Text size="sm" mb={4}>
            <b>Edit {number}</b> by {by}, <TimeAgo at={at} />
            {idSuffix !== null && ` · sent under its id with ${idSuffix} behind it`}
          </Text>
          <BodyView label={`Record after edit ${number}`} text={text} />
        </div>
      ))}
    <div>
      <Text size="sm" mb={4}>
        <b>As it came</b>, and as the Nexset keeps it
      </Text>
      <BodyView label="Record as it came" text={originalText} />
    </div>
  </Stack>
)
