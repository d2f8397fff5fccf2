import type { Nexset } from '@ferry/contract'
import { Menu } from '@mantine/core'
import { IconDots, IconTrash } from '@tabler/icons-react'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListCard } from '../../ui/list-card.tsx'
import { count } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { SendMenu } from './send-menu.tsx'
import { sourceWords } from './source-words.ts'

/** One Nexset of the list. */
export const NexsetCard = ({ nexset, onDelete }: { nexset: Nexset; onDelete: () => void }) => (
  <ListCard
    title={<TextLink to={paths.nexset(nexset.id)}>{nexset.name}</TextLink>}
    below={`Filled by: ${sourceWords(nexset)}`}
    facts={[
      { name: 'Records', value: count(nexset.recordCount) },
      { name: 'Attributes', value: count(nexset.attributes.length) },
      { name: 'Last record', value: nexset.lastRecordAt ? <TimeAgo at={nexset.lastRecordAt} /> : 'None yet' },
      { name: 'Destinations', value: count(nexset.destinations.length) },
    ]}
    actions={
      <>
        <SendMenu nexset={nexset} />
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <IconButton label={`Actions for ${nexset.name}`}>
              <IconDots size={18} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              color="var(--ferry-refused)"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={onDelete}
            >
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </>
    }
  />
)
