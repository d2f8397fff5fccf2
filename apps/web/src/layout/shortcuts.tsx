import { Kbd, Modal, Table } from '@mantine/core'
import { useReturnFocus } from '../ui/use-return-focus.ts'

/** `⌘` where that key is, else `Ctrl`. */
const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

const shortcuts: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['?'], does: 'Show this list' },
  { keys: [mod, 'S'], does: 'Configure: Done' },
  { keys: [mod, 'Enter'], does: 'Test: Send Test Data' },
  { keys: ['Esc', 'Tab'], does: 'Leave the payload editor' },
  { keys: ['Esc'], does: 'Close a dialog, panel or menu' },
  { keys: ['←', '→'], does: 'Go between tabs, or Preview and Test' },
]

/** All that keys do beyond what every web page does. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  useReturnFocus()
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" centered>
      <Table aria-label="Keyboard shortcuts">
        <Table.Tbody>
          {shortcuts.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Td>{does}</Table.Td>
              <Table.Td ta="right">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' '}
                    <Kbd>{key}</Kbd>
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
