import type { TestCall } from '@ferry/contract'
import { printPath } from '@ferry/core'
import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../../../ui/notice.tsx'
import { counted } from '../../../ui/numbers.ts'
import { type PayloadProblem, payloadProblems } from './payload-problems.ts'
import { estimateQuery } from './use-estimate.ts'

type Request = TestCall['request']

const few = 8

/** *Validate*: what core finds wrong, without any call. */
export function ValidateNote({ request }: { request: Request }) {
  const problems = payloadProblems(request)
  if (problems === null) {
    return (
      <Notice role="status" meaning="attention" title="Not known">
        <Text size="sm">
          Ferry’s catalogue does not know this call, so nothing can be said of its body. No call was made.
        </Text>
      </Notice>
    )
  }
  if (problems.length === 0) {
    return (
      <Notice role="status" meaning="delivered" title="Valid">
        <Text size="sm">Every field is one that Lago takes. No call was made.</Text>
      </Notice>
    )
  }
  return (
    <Notice role="status" meaning="attention" title={counted(problems.length, 'problem')}>
      <Problems problems={problems} />
      <Text size="sm">No call was made.</Text>
    </Notice>
  )
}

const Problems = ({ problems }: { problems: readonly PayloadProblem[] }) => (
  <List size="sm">
    {problems.slice(0, few).map(({ path, sentence }) => (
      <List.Item key={`${printPath(path)} ${sentence}`}>
        {path.length > 0 && <code>{printPath(path)}</code>} {sentence}
      </List.Item>
    ))}
    {problems.length > few && <List.Item>and {problems.length - few} more</List.Item>}
  </List>
)

/** *Estimate*: Lago computes, nothing is written. */
export function EstimateNote({ request, credentialId }: { request: Request; credentialId: string }) {
  const { data, error } = useQuery(estimateQuery(credentialId, request))
  if (error) {
    return (
      <Notice role="status" meaning="attention" title="No estimate">
        <Text size="sm">{sentenceOf(error)}</Text>
      </Notice>
    )
  }
  if (!data) {
    return (
      <Notice role="status" meaning="checking" title="Lago computes…">
        <Text size="sm">Nothing is written.</Text>
      </Notice>
    )
  }
  const isFine = data.items.every(({ finding }) => finding === 'billable')
  return (
    <Notice role="status" meaning={isFine ? 'delivered' : 'attention'} title="Estimate">
      <Text size="sm">{data.sentence}</Text>
      {data.items.length > 1 && (
        <List size="sm">
          {data.items.map(({ position, sentence }) => (
            <List.Item key={position}>
              Record {position + 1}: {sentence}
            </List.Item>
          ))}
        </List>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        Lago checks the subscription first, then the metric, then the number, then the charge, with the
        present time; the first that fails is named.
      </Text>
    </Notice>
  )
}
