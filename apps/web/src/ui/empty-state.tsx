import { Card, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** A list or page with nothing in it, and what to do about that. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <Card py={48}>
    <Stack align="center" gap="sm" ta="center">
      <Text fw={600}>{title}</Text>
      {children}
    </Stack>
  </Card>
)
