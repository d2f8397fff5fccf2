import type { Credential } from '@ferry/contract'
import { Badge, Button, Group, Radio, Stack, Text } from '@mantine/core'
import { sentenceOf } from '../../../api/api-error.ts'
import { Failure } from '../../../ui/failure.tsx'
import { counted } from '../../../ui/numbers.ts'
import { LastCheck } from '../../credentials/last-check.tsx'
import { useCheck } from '../../credentials/use-check.ts'
import styles from './credential-card.module.css'
import { regionName } from './credential-words.ts'

interface CredentialCardProps {
  credential: Credential
  isChosen: boolean
  onReplaceKey: () => void
}

/** One credential as a radio button: who, where, which key, whether it works; what can be done about that beside it. */
export function CredentialCard({ credential, isChosen, onReplaceKey }: CredentialCardProps) {
  const { id, name, description, organization, baseUrl, keyEnding, usedBy } = credential
  const check = useCheck(id)
  return (
    <div className={styles.card} data-checked={isChosen || undefined}>
      <Radio.Card
        value={id}
        radius={12}
        className={styles.choice}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-facts`}
      >
        <Group wrap="nowrap" align="flex-start">
          <Radio.Indicator mt={2} />
          <Stack gap={2} miw={0}>
            <Group gap="xs">
              <Text component="span" fw={600} id={`${id}-name`} className={styles.name}>
                {name}
              </Text>
              <Badge component="span" variant="light" tt="none" size="sm">
                {regionName(credential)}
              </Badge>
            </Group>
            <Stack gap={2} id={`${id}-facts`} fz="sm" c="dimmed">
              {description && <span>{description}</span>}
              <span className={styles.facts}>
                {organization ? `${organization} · ${hostOf(baseUrl)}` : baseUrl} ·{' '}
                <span className={styles.key}>key ending …{keyEnding}</span> · used by{' '}
                {counted(usedBy, 'destination')}
              </span>
            </Stack>
          </Stack>
        </Group>
      </Radio.Card>
      <div className={styles.below}>
        <LastCheck lastCheck={credential.lastCheck} checking={check.isPending} />
        {check.error && <Failure sentence={sentenceOf(check.error)} />}
        <Group gap="xs" mt={8}>
          <Button
            size="xs"
            variant="default"
            loading={check.isPending}
            aria-label={`Test connection of ${name}`}
            onClick={() => check.mutate()}
          >
            Test connection
          </Button>
          <Button size="xs" variant="subtle" aria-label={`Replace key of ${name}`} onClick={onReplaceKey}>
            Replace key
          </Button>
        </Group>
      </div>
    </div>
  )
}

const hostOf = (baseUrl: string) => new URL(baseUrl).host
