const begin = '{"events":[{"lago_id":'
const end = '}]}'
/** What each event begins with (lago-api:app/serializers/v1/event_serializer.rb). */
const eachBegins = '{"lago_id":'
const key = '"lago_id"'

/**
 * Whether an answer is plainly that to a batch of `count` events, found by counting how many of them begin in it. Parsing the
 * echo of a whole batch costs as much as making the batch. Of what Lago writes only the properties hold objects of
 * others, and they are those that were sent: where `sentBody` names a lago_id itself, nothing is plain. False says no more
 * than that the answer has to be parsed.
 */
export const isPlainBatchAnswer = (answerBody: string, sentBody: string, count: number): boolean => {
  if (!answerBody.startsWith(begin) || !answerBody.endsWith(end) || sentBody.includes(key)) return false
  let begun = 0
  for (let at = answerBody.indexOf(eachBegins); at >= 0; at = answerBody.indexOf(eachBegins, at + 1))
    begun += 1
  return begun === count
}
