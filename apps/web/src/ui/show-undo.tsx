import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

const undoMilliseconds = 15_000

/** Says what was just done, with a way back for a quarter of a minute. */
export const showUndo = (message: string, undo: () => void): void => {
  const id = notifications.show({
    autoClose: undoMilliseconds,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            undo()
            notifications.hide(id)
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  })
}
