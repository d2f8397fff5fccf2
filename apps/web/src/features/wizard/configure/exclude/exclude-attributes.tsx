import { MultiSelect, Pill, Text } from '@mantine/core'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../../convert/to-config.ts'
import type { WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'
import { useWizard } from '../../wizard-context.tsx'
import { attributesInBody, topLevel } from './attributes-in-body.ts'
import styles from './exclude-attributes.module.css'

/** Attributes that are taken out of the body, each with an ✕, and how many really are in it. */
export function ExcludeAttributes() {
  const { nexset } = useWizard()
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'excludeAttributes' })
  const values = useWatch({ control }) as WizardForm
  const error = useThings('excludeAttributes')
  const all = nexset.attributes.map(({ path }) => path)
  const examples = new Map(nexset.attributes.map(({ path, examples: [first] }) => [path, first]))
  const inBody = attributesInBody(toConfig(values), all)
  return (
    <MultiSelect
      id={controlId('excludeAttributes')}
      label="Exclude Attributes"
      placeholder={field.value.length === 0 ? 'Nothing is excluded' : undefined}
      searchable
      hidePickedOptions
      maxDropdownHeight={320}
      nothingFoundMessage="No attribute has this name"
      data={[...new Set([...all, ...field.value])]}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      error={error}
      rightSectionWidth={130}
      rightSectionPointerEvents="none"
      rightSection={
        <Text component="span" size="xs" c="dimmed" className={styles.count}>
          {inBody.length} of {topLevel(all).length} in the body
        </Text>
      }
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.label}</span>
          <span className={styles.example}>{examples.get(option.value)}</span>
        </span>
      )}
      renderPill={({ option, onRemove, disabled }) => (
        <Pill
          withRemoveButton
          className={styles.pill}
          {...(onRemove && { onRemove })}
          {...(disabled !== undefined && { disabled })}
          removeButtonProps={{ 'aria-hidden': false, tabIndex: 0, 'aria-label': `Remove ${option.label}` }}
        >
          {option.label}
        </Pill>
      )}
    />
  )
}
