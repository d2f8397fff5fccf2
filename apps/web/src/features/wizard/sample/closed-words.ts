import type { Closed } from '@ferry/core'

/** Why requests hold the records they hold, said of one and of many. */
export const closedWords: Record<Closed, readonly [one: string, many: string]> = {
  single: ['holds its one record', 'hold one record each'],
  full: ['closed because it was full', 'closed because they were full'],
  other_url: [
    'closed because the next record goes elsewhere',
    'closed because the next record goes elsewhere',
  ],
  group: ['holds its own group', 'hold a group each'],
  same_id: [
    'closed because the next record has an id already in it',
    'closed because the next record has an id already in them',
  ],
  end: ['is the last: the sample ends here and it will grow', 'end with the sample and will grow'],
}
