import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const lake: MantineColorsTuple = [
  '#f2f8fa',
  '#dcedf2',
  '#b5d9e3',
  '#86bfcf',
  '#4fa0b6',
  '#25819b',
  '#0f6a85',
  '#0b5670',
  '#09455b',
  '#062f40',
]

/** Dark greys with the lake's tint; Mantine takes text, borders and grounds of dark mode from here. */
const dark: MantineColorsTuple = [
  '#dde7eb',
  '#c1cfd5',
  '#9db0b9',
  '#6b808a',
  '#33464f',
  '#273943',
  '#1a2a32',
  '#13212a',
  '#0c171d',
  '#080f13',
]

/** The system's own face; on Linux Liberation Sans, as `system-ui` is often a much wider one there. */
const sans = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif'

/**
 * The list of a pulldown scrolls itself. Mantine's scroll area around it would be a region that scrolls and that no
 * keyboard reaches, while the list is the combobox's own and follows its arrow keys.
 */
const pulldown = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 340, overflowY: 'auto' as const } },
}

export const theme = createTheme({
  primaryColor: 'lake',
  primaryShade: 6,
  colors: { lake, dark },
  black: '#12232b',
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  defaultRadius: 8,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Autocomplete: pulldown,
    MultiSelect: pulldown,
    Select: pulldown,
    // Beside a pulldown it says nothing that the pulldown does not.
    ComboboxChevron: { defaultProps: { 'aria-hidden': true } },
    Card: { defaultProps: { radius: 12, withBorder: true, padding: 'md' } },
    // In line with the text around it, as it has no ground of its own on a card.
    Code: { styles: { root: { padding: 0, background: 'none', fontSize: '0.78125rem' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // The placeholder would be a child that no menu may have; without it the first item gets the focus.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, radius: 12 },
      styles: { title: { fontWeight: 650, lineHeight: 1.35 } },
    },
    Tooltip: { defaultProps: { openDelay: 200, withArrow: true, multiline: true, maw: 320 } },
  },
})

/** Sets Mantine's text, line and dimmed colours to Ferry's; the meanings (`--ferry-…`) are in global.css. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#526872',
    '--mantine-color-default-border': '#c9d5da',
    '--mantine-color-placeholder': '#62767f',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#0b5670',
  },
  dark: {
    '--mantine-color-dimmed': '#9db0b9',
    '--mantine-color-default-border': '#3c515b',
    '--mantine-color-placeholder': '#8ea2ac',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-anchor': '#86bfcf',
  },
})
