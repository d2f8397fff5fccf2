import { type ActResult, editSetAside, retrySetAside, type SetAsideDetail } from '@ferry/contract'
import { prettyJson } from '@ferry/core'
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { Suspense, useState } from 'react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { Failure } from '../../../ui/failure.tsx'
import { jsonFault } from '../../../ui/json-editor/json-fault.ts'
import { lazyPart } from '../../../ui/lazy-part.ts'
import { useHoldPanel } from '../../../ui/side-panel.tsx'
import { useAct } from '../acts/use-act.ts'
import { AsideActs } from './aside-acts.tsx'
import { overwriteIn } from './overwrite-in.ts'

const JsonEditor = lazyPart(() => import('../../../ui/json-editor/json-editor.tsx').then((m) => m.JsonEditor))

interface RecordFormProps {
  destinationId: string
  record: SetAsideDetail
  /** The edit is saved, and its retry waits for a yes: `effect` says what it would overwrite. */
  onOverwrites: (effect: string) => void
}

/** The record in an editor: mend it and retry, or retry, renew or discard it as it is. */
export function RecordForm({ destinationId, record, onOverwrites }: RecordFormProps) {
  const { offset, revision } = record
  const before = prettyJson(record.text)
  const [text, setText] = useState(before)
  const isEdited = text !== before
  const fault = isEdited ? jsonFault(text) : null
  const params = { id: destinationId, offset }
  const save = useAct(destinationId, async (): Promise<ActResult> => {
    await call(editSetAside, { params, body: { text, revision } })
    return saved
  })
  const saveAndRetry = useAct(destinationId, async () => {
    await call(editSetAside, { params, body: { text, revision } })
    return call(retrySetAside, {
      params: { id: destinationId },
      body: { records: { offsets: [offset] } },
    }).catch((error: unknown) => {
      const effect = overwriteIn(error)
      if (effect === null) return savedOnly(error)
      onOverwrites(effect)
      return saved
    })
  })
  useHoldPanel(isEdited && !save.isSuccess && !saveAndRetry.isSuccess)
  const failed = saveAndRetry.error ?? save.error
  return (
    <Stack gap="sm">
      <Suspense fallback={<Skeleton height={200} />}>
        <JsonEditor
          label={`Record ${offset + 1} to edit`}
          text={text}
          onChange={setText}
          hint="An edit is kept beside the record; the Nexset keeps what came."
        />
      </Suspense>
      {fault && (
        <Text size="sm" c="red.8" role="status">
          {fault.message} Mend that before it is saved.
        </Text>
      )}
      {failed && <Failure sentence={sentenceOf(failed)} places={placesOf(failed)} />}
      {isEdited ? (
        <Group gap="xs">
          <Button
            size="xs"
            disabled={fault !== null}
            loading={saveAndRetry.isPending}
            onClick={() => saveAndRetry.mutate()}
          >
            Save and retry
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={fault !== null}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            Save only
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setText(before)}>
            Take my changes back
          </Button>
        </Group>
      ) : (
        <AsideActs
          destinationId={destinationId}
          records={{ offsets: [offset] }}
          about="this record"
          all={false}
        />
      )}
    </Stack>
  )
}

const saved: ActResult = { count: 1, kept: [], sentence: 'The edit was saved. Nothing was sent.' }

/** What became of an edit whose retry was refused: it is there, and the record still needs attention. */
const savedOnly = (error: unknown): ActResult => ({
  count: 0,
  kept: [],
  sentence: `The edit was saved, but the retry did not go through. ${sentenceOf(error)}`,
})

const placesOf = (error: Error): string[] =>
  error instanceof ApiError
    ? error.places.map(({ line, message }) => (line === undefined ? message : `Line ${line}: ${message}`))
    : []
