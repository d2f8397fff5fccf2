import { Badge, Group, Text, UnstyledButton } from '@mantine/core'
import type { Connector } from './connector.ts'
import styles from './connector-card.module.css'

interface ConnectorCardProps {
  connector: Connector
  isChosen: boolean
  onChoose: () => void
}

export const ConnectorCard = ({
  connector: { name, purpose, Logo },
  isChosen,
  onChoose,
}: ConnectorCardProps) => (
  <UnstyledButton className={styles.card} data-chosen={isChosen || undefined} onClick={onChoose}>
    <span className={styles.logo}>
      <Logo size={22} stroke={1.6} aria-hidden />
    </span>
    <span>
      <Group component="span" gap="xs">
        <Text component="span" fw={600}>
          {name}
        </Text>
        {isChosen && (
          <Badge component="span" size="sm" variant="light" tt="none">
            Chosen
          </Badge>
        )}
      </Group>
      <Text component="span" display="block" size="sm" c="dimmed">
        {purpose}
      </Text>
    </span>
  </UnstyledButton>
)
