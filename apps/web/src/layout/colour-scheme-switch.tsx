import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import styles from './colour-scheme-switch.module.css'

const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
] satisfies { value: MantineColorScheme; label: string }[]

/** Light, dark, or as the system says; kept in this browser. */
export function ColourSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label="Colour scheme"
      value={colorScheme}
      onChange={setColorScheme}
      data={schemes}
      classNames={{
        root: styles.root,
        label: styles.label,
        indicator: styles.indicator,
        control: styles.control,
      }}
    />
  )
}
