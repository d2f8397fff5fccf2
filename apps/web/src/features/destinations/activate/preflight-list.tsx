import type { Preflight, PreflightCheck } from '@ferry/contract'
import { Skeleton, Text, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import { sentenceOf } from '../../../api/api-error.ts'
import { paths } from '../../../paths.ts'
import { TextLink } from '../../../ui/text-link.tsx'
import styles from './preflight-list.module.css'

interface PreflightListProps {
  destinationId: string
  preflight: { data: Preflight | undefined; error: Error | null }
}

/** What was looked at before activating: each with a mark and a word for it, and the way to where it is mended. */
export const PreflightList = ({ destinationId, preflight: { data, error } }: PreflightListProps) => (
  <section aria-label="Checks" aria-busy={!data && !error} className={styles.area}>
    {error && (
      <Text size="sm" c="dimmed">
        The checks could not be made: {sentenceOf(error)} Activating is possible all the same.
      </Text>
    )}
    {!data && !error && (
      <>
        <VisuallyHidden role="status">Looking over the destination…</VisuallyHidden>
        <Skeleton height={20} mb={8} />
        <Skeleton height={20} mb={8} />
        <Skeleton height={20} />
      </>
    )}
    {data && (
      <ul className={styles.list}>
        {data.checks.map((check) => (
          <Check key={check.code} check={check} destinationId={destinationId} />
        ))}
      </ul>
    )}
  </section>
)

const names: Record<PreflightCheck['code'], string> = {
  settings: 'Settings',
  credential: 'Credential',
  test: 'Test',
  records: 'Records',
  stable_id: 'Stable id',
  timestamp: 'Explicit time',
  batch: 'Batch size',
  repeats: 'Repeats',
  billability: 'Billability',
  store: 'Event store',
  server: 'Lago’s version',
}

const marks = {
  ok: { Icon: IconCheck, word: 'in order' },
  warning: { Icon: IconAlertTriangle, word: 'look at this' },
  blocked: { Icon: IconX, word: 'must be mended' },
  unknown: { Icon: IconQuestionMark, word: 'not known' },
} as const

function Check({ check, destinationId }: { check: PreflightCheck; destinationId: string }) {
  const { Icon, word } = marks[check.state]
  return (
    <li className={styles.check} data-state={check.state}>
      <Icon size={16} stroke={2.2} className={styles.mark} aria-hidden />
      <span>
        <b>{names[check.code]}</b>
        <VisuallyHidden>, {word}:</VisuallyHidden> {check.sentence}{' '}
        {check.fix && (check.state === 'warning' || check.state === 'blocked') && (
          <TextLink
            underline="always"
            to={paths.editDestination(destinationId)}
            search={{ step: check.fix }}
            label={`Fix: ${names[check.code]}`}
          >
            Fix
          </TextLink>
        )}
      </span>
    </li>
  )
}
