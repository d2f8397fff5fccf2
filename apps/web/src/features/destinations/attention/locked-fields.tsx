import type { SetAsideDetail } from '@ferry/contract'
import { Code, List, Text } from '@mantine/core'
import { Notice } from '../../../ui/notice.tsx'

/** Why an edit must leave some fields as they are, and which. */
export function LockedFields({ record: { mayBeStored, locked } }: { record: SetAsideDetail }) {
  const fields = Object.entries(locked)
  if (!mayBeStored) return null
  return (
    <Notice meaning="attention" title="An earlier call of this record may have been stored by Lago.">
      <Text size="sm">
        {fields.length > 0
          ? 'So that it can never be billed twice, an edit keeps what Lago knows it by:'
          : 'A retry goes out under the same identity, so that it can never be billed twice.'}
      </Text>
      {fields.length > 0 && (
        <List size="sm" mt={4}>
          {fields.map(([name, value]) => (
            <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
              <Code>{name}</Code> {value}
            </List.Item>
          ))}
        </List>
      )}
    </Notice>
  )
}
