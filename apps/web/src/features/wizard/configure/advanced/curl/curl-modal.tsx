import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { Notice } from '../../../../../ui/notice.tsx'
import type { CurlImport } from './curl-changes.ts'
import { CurlChanges } from './curl-changes-table.tsx'
import type { PastedCurl } from './use-curl-import.ts'

interface CurlModalProps {
  /** null keeps it closed. */
  pasted: PastedCurl | null
  onImport: (made: CurlImport) => void
  onClose: () => void
}

/** Looks like cURL: what an import would change, what it leaves out, and nothing happens unasked. */
export const CurlModal = ({ pasted, onImport, onClose }: CurlModalProps) => (
  <Modal opened={pasted !== null} onClose={onClose} title="Looks like cURL. Import it?" size="lg" centered>
    {pasted && <Content pasted={pasted} onImport={onImport} onClose={onClose} />}
  </Modal>
)

interface ContentProps extends CurlModalProps {
  pasted: PastedCurl
}

function Content({ pasted: { reading, made }, onImport, onClose }: ContentProps) {
  const ignored = reading.ok && made ? [...reading.ignored, ...made.ignored] : []
  return (
    <Stack>
      {!reading.ok && (
        <Notice meaning="refused" title="This command cannot be read">
          {reading.sentence} (character {reading.place + 1})
        </Notice>
      )}
      {made && made.changes.length > 0 && <CurlChanges changes={made.changes} />}
      {made && made.changes.length === 0 && <Text>It says what is set already: nothing would change.</Text>}
      {reading.ok && reading.credentialSeen && (
        <Text size="sm">
          The key in the command is not kept anywhere. Ferry uses the key of the credential.
        </Text>
      )}
      {ignored.length > 0 && (
        <div>
          <Text size="sm" fw={600} id="curl-ignored">
            Not taken over
          </Text>
          <ul
            aria-labelledby="curl-ignored"
            style={{ margin: '4px 0 0', paddingLeft: 20, fontSize: '0.8125rem' }}
          >
            {ignored.map(({ flag, sentence }, index) => (
              <li key={index}>
                <code>{flag}</code>: {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave as it is
        </Button>
        {made && made.changes.length > 0 && (
          <Button data-autofocus onClick={() => onImport(made)}>
            Import
          </Button>
        )}
      </Group>
    </Stack>
  )
}
