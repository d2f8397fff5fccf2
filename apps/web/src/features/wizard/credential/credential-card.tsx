import type { Credential } from '@ferry/contract'
import { Badge, Group, Radio, Stack, Text } from '@mantine/core'
import { counted } from '../../../ui/numbers.ts'
import styles from './credential-card.module.css'
import { checkWords, regionName } from './credential-words.ts'

/** One credential as a radio button: who, where, which key, whether it worked. */
export const CredentialCard = ({ credential }: { credential: Credential }) => {
  const { id, name, description, organization, baseUrl, keyEnding, lastCheck, usedBy } = credential
  return (
    <Radio.Card
      value={id}
      radius={12}
      className={styles.card}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-facts`}
    >
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={2} />
        <Stack gap={2} miw={0}>
          <Group gap="xs">
            <Text component="span" fw={600} id={`${id}-name`}>
              {name}
            </Text>
            <Badge component="span" variant="light" tt="none" size="sm">
              {regionName(credential)}
            </Badge>
          </Group>
          <Stack gap={2} id={`${id}-facts`} fz="sm" c="dimmed">
            {description && <span>{description}</span>}
            <span>
              {organization ?? baseUrl} · key ending …{keyEnding} · used by {counted(usedBy, 'destination')}
            </span>
            <span className={lastCheck ? (lastCheck.result.ok ? styles.ok : styles.bad) : undefined}>
              {checkWords(lastCheck)}
            </span>
          </Stack>
        </Stack>
      </Group>
    </Radio.Card>
  )
}
