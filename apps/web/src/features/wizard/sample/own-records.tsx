import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { toConfig } from '../convert/to-config.ts'
import type { WizardForm } from '../form.ts'
import { useWizard } from '../wizard-context.tsx'
import { generateRecords } from './generate-records.ts'
import { useSample } from './preview-context.tsx'
import { readPasted } from './read-pasted.ts'
import { ownRecords } from './sample-source.ts'

/** *Paste* and *Generate*: records of a person's own, to look at and to test with. Nothing is stored. */
export function OwnRecords({ size = 'compact-xs' }: { size?: 'compact-xs' | 'sm' }) {
  const { nexset } = useWizard()
  const { getValues } = useFormContext<WizardForm>()
  const { choice } = useSample()
  const [isPasting, paste] = useDisclosure(false)
  const show = (origin: 'pasted' | 'generated', texts: readonly string[]) => {
    // A record's time of reception is when it came to Ferry: for these, now.
    const records = ownRecords(texts, new Date().toISOString())
    choice.turnTo({ kind: 'own', origin, records })
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Button size={size} variant="default" onClick={paste.open}>
        Paste
      </Button>
      <Button
        size={size}
        variant="default"
        onClick={() => show('generated', generateRecords(toConfig(getValues()), nexset.attributes))}
      >
        Generate
      </Button>
      <Modal opened={isPasting} onClose={paste.close} title="Paste a record" size="lg" centered>
        <PasteForm
          onClose={paste.close}
          onRecords={(texts) => {
            show('pasted', texts)
            paste.close()
          }}
        />
      </Modal>
    </Group>
  )
}

function PasteForm({ onRecords, onClose }: { onRecords: (texts: string[]) => void; onClose: () => void }) {
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const submit = () => {
    const pasted = readPasted(text)
    if (pasted.ok) onRecords(pasted.texts)
    else setFault(pasted.sentence)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Textarea
        data-autofocus
        label="Records as JSON"
        description="One record, a list of them, or one a line. They are used for the preview and for tests, and stored nowhere."
        placeholder={'{"id":"evt_1","subscription":"sub_42"}'}
        autosize
        minRows={8}
        maxRows={20}
        spellCheck={false}
        value={text}
        error={fault}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setFault(null)
        }}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78125rem' } }}
      />
      <Text size="xs" c="dimmed" mt={6}>
        Events made of pasted records count as tests: their transaction_id ends in -test- and a number.
      </Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">Use these records</Button>
      </Group>
    </form>
  )
}
