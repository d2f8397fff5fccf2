import { type Destination, duplicateDestination, pauseDestination } from '@ferry/contract'
import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import {
  IconCopy,
  IconDots,
  IconFileExport,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { destinationsKey, exportHref } from '../../api/destinations.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { lazyPart } from '../../ui/lazy-part.ts'
import { ActivateDialog } from './activate/activate-dialog.tsx'
import { DeleteDestination } from './delete-destination.tsx'
import { useDestinationAction } from './use-destination-action.ts'

const ReplayDialog = lazyPart(() => import('./replay/replay-dialog.tsx').then((m) => m.ReplayDialog))

const tell = (error: Error) =>
  notifications.show({ color: 'red', message: sentenceOf(error), autoClose: false })

/** The one obvious action, and the menu with all of them. */
export function DestinationActions({ destination }: { destination: Destination }) {
  const [activating, activate] = useDisclosure(false)
  const [deleting, remove] = useDisclosure(false)
  const [replaying, replay] = useDisclosure(false)
  const pause = useDestinationAction(destination.id, pauseDestination)
  const duplicate = useDuplicate(destination.id)
  const runs = destination.status === 'active' || destination.status === 'held'
  const toggle = runs
    ? { label: 'Pause', Icon: IconPlayerPause, act: () => pause.mutate({}, { onError: tell }) }
    : { label: 'Activate', Icon: IconPlayerPlay, act: activate.open }
  return (
    <>
      <Button variant={runs ? 'default' : 'filled'} loading={pause.isPending} onClick={toggle.act}>
        {toggle.label}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <IconButton label="Destination menu">
            <IconDots size={18} aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<toggle.Icon size={16} aria-hidden />} onClick={toggle.act}>
            {toggle.label}
          </Menu.Item>
          <Menu.Item
            component={Link}
            to={paths.editDestination(destination.id)}
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            Edit
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => duplicate.mutate()}>
            Duplicate
          </Menu.Item>
          {destination.activatedAt !== null && (
            <Menu.Item leftSection={<IconRepeat size={16} aria-hidden />} onClick={replay.open}>
              Send records again
            </Menu.Item>
          )}
          <Menu.Item
            component="a"
            href={exportHref(destination.id)}
            download
            leftSection={<IconFileExport size={16} aria-hidden />}
          >
            Export as YAML
          </Menu.Item>
          <Menu.Item
            color="var(--ferry-refused)"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={remove.open}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {activating && <ActivateDialog destination={destination} onClose={activate.close} />}
      <Suspense fallback={null}>
        {replaying && <ReplayDialog destination={destination} onClose={replay.close} />}
      </Suspense>
      {deleting && <DeleteDestination destination={destination} onClose={remove.close} />}
    </>
  )
}

/** Copies the destination and goes to the copy, which is inactive. */
function useDuplicate(id: string) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => call(duplicateDestination, { params: { id } }),
    onSuccess: async (copy) => {
      await queryClient.invalidateQueries({ queryKey: destinationsKey, exact: true })
      await navigate({ to: paths.destination(copy.id) })
    },
    onError: tell,
  })
}
