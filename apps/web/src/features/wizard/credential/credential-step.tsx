import type { Credential } from '@ferry/contract'
import { Button, Radio, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { EditCredentialDrawer } from '../../credentials/edit-credential-drawer.tsx'
import { NewCredentialDrawer } from '../../credentials/new-credential-drawer.tsx'
import { ChoiceStep } from '../choice-step.tsx'
import type { WizardForm } from '../form.ts'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'
import { CredentialCard } from './credential-card.tsx'

/** Step 2: with which key, to which Lago. A new credential is created beside the step and chosen at once. */
export function CredentialStep() {
  const { nexset, credentials } = useWizard()
  const { control, setValue } = useFormContext<WizardForm>()
  const chosenId = useWatch({ control, name: 'credentialId' })
  const { credential } = useChoices()
  const [isCreating, drawer] = useDisclosure(false)
  const [edited, setEdited] = useState<Credential | null>(null)
  const choose = (id: string) => setValue('credentialId', id, { shouldDirty: true })
  const create = (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={drawer.open}>
      New credential
    </Button>
  )
  return (
    <ChoiceStep step="credential" title={`Send ${nexset.name}`}>
      {credentials.length === 0 ? (
        <EmptyState title="No credential yet.">
          <Text c="dimmed">A credential is the API key of one Lago organization and where its API is.</Text>
          {create}
        </EmptyState>
      ) : (
        <Stack gap="md" maw={760}>
          {chosenId !== '' && !credential && (
            <Notice meaning="attention" role="status">
              The credential that was chosen here is gone. Choose another one; everything else is as it was.
            </Notice>
          )}
          <Radio.Group label="Which Lago organization?" value={credential?.id ?? null} onChange={choose}>
            <Stack gap="sm" mt="xs">
              {credentials.map((each) => (
                <CredentialCard
                  key={each.id}
                  credential={each}
                  isChosen={each.id === credential?.id}
                  onReplaceKey={() => setEdited(each)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <div>{create}</div>
        </Stack>
      )}
      <NewCredentialDrawer
        opened={isCreating}
        onClose={drawer.close}
        onCreated={({ id }) => {
          choose(id)
          drawer.close()
        }}
      />
      <EditCredentialDrawer credential={edited} onClose={() => setEdited(null)} />
    </ChoiceStep>
  )
}
