import { type MantineColorScheme, Radio, Stack, useMantineColorScheme } from '@mantine/core'
import { SectionCard } from '../../ui/section-card.tsx'
import styles from './settings.module.css'

const schemes = [
  { value: 'light', label: 'Light', description: 'Always light.' },
  { value: 'dark', label: 'Dark', description: 'Always dark.' },
  { value: 'auto', label: 'System', description: 'Follows this device, also when it changes at dusk.' },
] satisfies { value: MantineColorScheme; label: string; description: string }[]

/** Light, dark, or as the system says; kept in this browser. */
export function Theme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SectionCard title="Theme">
      <Radio.Group
        className={styles.body}
        label="Theme of this browser"
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
      >
        <Stack gap="xs" mt={6}>
          {schemes.map((scheme) => (
            <Radio key={scheme.value} {...scheme} />
          ))}
        </Stack>
      </Radio.Group>
    </SectionCard>
  )
}
