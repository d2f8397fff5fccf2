import type { Nexset } from '@ferry/contract'
import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'

/** Says what an upload stored, and that the same file is there already when it is. */
export const UploadedNote = ({ nexset, onClose }: { nexset: Nexset; onClose: () => void }) => (
  <Stack>
    <Notice role="status" meaning="delivered">
      <Text size="sm">
        {counted(nexset.recordCount, 'record')} with {counted(nexset.attributes.length, 'attribute')} stored
        as “{nexset.name}”.
      </Text>
    </Notice>
    {nexset.sameFileAs && (
      <Notice meaning="attention" title="The same file was uploaded before">
        <Text size="sm">
          “
          <TextLink to={paths.nexset(nexset.sameFileAs.id)} underline="always">
            {nexset.sameFileAs.name}
          </TextLink>
          ” holds the same bytes. Records of both that are sent under ids made by Ferry would count twice.
        </Text>
      </Notice>
    )}
    <Group justify="flex-end" gap="xs">
      <Button variant="subtle" onClick={onClose}>
        Close
      </Button>
      <Button variant="default" component={Link} to={paths.nexset(nexset.id)}>
        Look at the records
      </Button>
      <Button component={Link} to={paths.send(nexset.id)}>
        Send to Destination
      </Button>
    </Group>
  </Stack>
)
