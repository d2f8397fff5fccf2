import { invalid, notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { textOf } from '../json.ts'
import { answerList } from '../lists/list.ts'
import { metadataOperations, ownerOr404, readMetadata } from '../metadata/metadata.ts'
import type { Row } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import { createCreditNote, creditNoteJson, estimateCreditNote } from './create.ts'
import { creditNotes } from './list.ts'

const on =
  (act: (note: Row, call: Call) => Answer) =>
  (call: Call): Answer => {
    const note = call.organization.rows.find('credit_note', 'lago_id', call.params.lago_id)
    return note ? act(note, call) : notFound('credit_note')
  }

const answer = (note: Row, { organization }: Call): Answer =>
  ok({ credit_note: creditNoteJson(note, organization) })

const update = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'credit_note')
  if ('refusal' in wrapped) return wrapped.refusal
  return on((note) => {
    const { refund_status: sent, metadata } = wrapped.fields
    const status = textOf(sent)
    if (status !== null && !['pending', 'succeeded', 'failed'].includes(status))
      return invalid({ refund_status: ['value_is_invalid'] })
    const read = readMetadata(metadata)
    if ('errors' in read) return invalid(read.errors)
    if (metadata !== undefined) note.metadata = { ...(note.metadata as object), ...read.metadata }
    if (status !== null) note.refund_status = status
    note.updated_at = iso(call.now)
    return answer(note, call)
  })(call)
}

/** 405 `no_voidable_amount` once nothing is left (lago-api:app/services/credit_notes/void_service.rb). */
const voidNote = on((note, call) => {
  if (note.credit_status !== 'available' || Number(note.balance_amount_cents) === 0)
    return notAllowed('no_voidable_amount')
  Object.assign(note, { credit_status: 'voided', balance_amount_cents: 0, updated_at: iso(call.now) })
  return answer(note, call)
})

const download = on((note, call) => {
  note.file_url ??= `https://files.invalid/${note.lago_id}.pdf`
  return answer(note, call)
})

const list = (call: Call): Answer => answerList(creditNotes, call.organization.rows.of('credit_note'), call)

const one = '/credit_notes/:lago_id'
const resource = 'credit_note'

export const creditNoteOperations: readonly Operation[] = [
  { method: 'POST', path: '/credit_notes', resource, handle: createCreditNote },
  { method: 'POST', path: '/credit_notes/estimate', resource, handle: estimateCreditNote },
  { method: 'GET', path: '/credit_notes', resource, handle: list },
  { method: 'GET', path: '/customers/:external_id/credit_notes', resource, handle: list },
  { method: 'GET', path: one, resource, handle: on(answer) },
  { method: 'PUT', path: one, resource, handle: update },
  { method: 'PUT', path: `${one}/void`, resource, handle: voidNote },
  { method: 'POST', path: `${one}/download`, resource, handle: download },
  { method: 'POST', path: `${one}/download_pdf`, resource, handle: download },
  ...metadataOperations(`${one}/metadata`, resource, ({ organization, params }) =>
    ownerOr404(organization.rows.find('credit_note', 'lago_id', params.lago_id), 'credit_note'),
  ),
]
