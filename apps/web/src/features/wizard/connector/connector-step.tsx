import { SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { ChoiceStep } from '../choice-step.tsx'
import type { WizardForm } from '../form.ts'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'
import { connectors, searchConnectors } from './catalogue.ts'
import { ConnectorCard } from './connector-card.tsx'

/** Step 1: what kind of system the records go to. Choosing goes on. */
export function ConnectorStep() {
  const { nexset, goTo } = useWizard()
  const { setValue } = useFormContext<WizardForm>()
  const { connector } = useChoices()
  const [search, setSearch] = useState('')
  const found = searchConnectors(connectors, search)
  const choose = (id: string) => {
    setValue('connector', id, { shouldDirty: true })
    goTo('credential')
  }
  return (
    <ChoiceStep step="connector" title={`Send ${nexset.name}`}>
      <Stack gap="md">
        <TextInput
          label="Where should the records go?"
          placeholder="Search connectors"
          type="search"
          maw={420}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Text role="status" size="sm" c="dimmed">
          {found.length === 0 ? `No connector fits “${search}”.` : null}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {found.map((each) => (
            <ConnectorCard
              key={each.id}
              connector={each}
              isChosen={each.id === connector?.id}
              onChoose={() => choose(each.id)}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </ChoiceStep>
  )
}
