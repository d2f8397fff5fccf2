import type { Nexset } from '@ferry/contract'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { counted } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'

/** Says what an upload stored, and that the same file is there already when it is. */
export const UploadedNote = ({ nexset, onClose }: { nexset: Nexset; onClose: () => void }) => (
  <Stack>
    <Alert role="status" variant="outline" color="green" icon={<IconCircleCheck aria-hidden />}>
      <Text size="sm">
        {counted(nexset.recordCount, 'record')} with {counted(nexset.attributes.length, 'attribute')} stored
        as “{nexset.name}”.
      </Text>
    </Alert>
    {nexset.sameFileAs && (
      <Alert
        variant="outline"
        color="orange"
        icon={<IconCopy aria-hidden />}
        title="The same file was uploaded before"
      >
        <Text size="sm">
          “<TextLink to={paths.nexset(nexset.sameFileAs.id)}>{nexset.sameFileAs.name}</TextLink>” holds the
          same bytes. Records of both that are sent under ids made by Ferry would count twice.
        </Text>
      </Alert>
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
