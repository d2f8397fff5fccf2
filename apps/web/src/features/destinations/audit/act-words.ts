import type { Act } from '@ferry/contract'

/** What somebody did, in words. */
export const actWords: Record<Act, string> = {
  activate: 'Activated',
  pause: 'Paused',
  edit_destination: 'Changed the settings',
  delete_destination: 'Deleted the destination',
  edit_record: 'Edited',
  retry: 'Retried',
  new_ids: 'Sent under new ids',
  discard: 'Discarded',
  restore: 'Took a discard back',
  answer_arrived: 'Answered: it arrived',
  answer_send: 'Answered: it did not, send it',
  answer_leave: 'Answered: leave it',
  answer_reopen: 'Asked about again',
  replay: 'Replayed',
}
