import type { NewTestCall } from '@ferry/contract'
import type { DestinationConfig, PlannedRequest } from '@ferry/core'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { ApiError } from '../../../api/api-error.ts'
import { typedSecrets } from '../convert/secret-headers.ts'
import type { WizardForm } from '../form.ts'
import { useSample, useShownPreview, useThingsToFix } from '../sample/preview-context.tsx'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'
import { type Risk, riskOf } from './risk.ts'
import type { PayloadEdit } from './use-payload-edit.ts'
import { type TestState, useTestCall } from './use-test-call.ts'

export interface SendTest {
  press: () => void
  /** What a press would send: the payload with the person's edits. */
  shown: NewTestCall['shown']
  state: TestState
  risk: Risk
  /** Why the last press sent nothing; null when it did. */
  complaint: string | null
  /** The effect to be confirmed before it is sent; null when nothing is asked. */
  asking: string | null
  confirm: () => void
  cancel: () => void
  /** The same press again, for an answer that was lost. */
  askAgain: () => void
  stopWaiting: () => void
}

/** Send Test Data: refuses what cannot be sent with the reason, asks before what cannot be taken back, then sends once. */
export const useSendTest = (
  request: PlannedRequest,
  config: DestinationConfig,
  edit: PayloadEdit,
): SendTest => {
  const { nexset, edited } = useWizard()
  const { getValues } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  const { isStale } = useShownPreview()
  const { records, choice } = useSample()
  const things = useThingsToFix()
  const { state, send, askAgain, stopWaiting, lastOrder } = useTestCall(nexset.id)
  const [complaint, setComplaint] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const body = edit.result.ok && edit.isEdited ? edit.result.body : request.body
  const risk = riskOf({ ...request, body })
  const wasSent =
    state.state === 'refused' && state.error instanceof ApiError && state.error.code === 'already_sent'

  const shown = { method: request.method, url: request.url, headers: request.headers, body }
  const order = (confirmed: boolean): NewTestCall => ({
    nexsetId: nexset.id,
    credentialId: credential?.id ?? '',
    config,
    ...(edited && { destinationId: edited.id }),
    ...typedSecrets(getValues()),
    offsets: request.offsets,
    edited: edit.isEdited,
    shown,
    ...(choice.source.kind === 'own' && {
      records: records.filter(({ offset }) => request.offsets.includes(offset)),
    }),
    confirmed,
    again: wasSent,
  })
  const reasonNot = (): string | null => {
    if (isStale) return `Fix the settings first: ${things[0]?.sentence ?? ''} Nothing was sent.`
    if (!edit.result.ok) return `${edit.result.sentence} Nothing was sent.`
    return edit.isReady
      ? null
      : 'Each transaction_id of an edited event must end in -test- and a number. Nothing was sent.'
  }
  const press = () => {
    if (state.state === 'sending') return
    const reason = reasonNot()
    setComplaint(reason)
    if (reason !== null) return
    edit.hold()
    if (risk.effect !== null) setAsking(true)
    else send(order(false))
  }
  return {
    press,
    shown,
    state,
    risk,
    complaint,
    asking: isAsking ? `${wasSent ? 'It was sent before. ' : ''}${risk.effect ?? ''}` : null,
    confirm: () => {
      setAsking(false)
      send(order(true))
    },
    cancel: () => setAsking(false),
    askAgain: lastOrder ? askAgain : press,
    stopWaiting,
  }
}
