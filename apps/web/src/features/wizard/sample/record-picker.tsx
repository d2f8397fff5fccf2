import { ActionIcon, Button, Checkbox, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { count, counted } from '../../../ui/numbers.ts'
import { OwnRecords } from './own-records.tsx'
import { useSample } from './preview-context.tsx'
import { ProblemCount } from './preview-count.tsx'
import styles from './record-picker.module.css'
import { sampleSizes } from './sample-source.ts'
import { StretchSize } from './stretch-size.tsx'

interface RecordPickerProps {
  isProblemsOnly: boolean
  onProblemsOnly: (isProblemsOnly: boolean) => void
}

/** ‹ 1–300 of 1 240 › · Only problem records · Paste · Generate: which records the requests below are made of. */
export function RecordPicker({ isProblemsOnly, onProblemsOnly }: RecordPickerProps) {
  const { choice } = useSample()
  return (
    <div className={styles.picker}>
      {choice.source.kind === 'nexset' ? <Stretch /> : <Own />}
      <Checkbox
        size="xs"
        checked={isProblemsOnly}
        onChange={(event) => onProblemsOnly(event.currentTarget.checked)}
        label={
          <>
            Only problem records{' '}
            <span className={styles.count}>
              <ProblemCount />
            </span>
          </>
        }
      />
      <OwnRecords />
    </div>
  )
}

function Stretch() {
  const { records, choice } = useSample()
  const { source, total, isTurning, turnTo } = choice
  if (source.kind !== 'nexset' || total === 0) return null
  const { from, size } = source
  const last = from + records.length
  const turn = (to: number) => turnTo({ kind: 'nexset', from: to, size })
  return (
    <Group
      role="group"
      aria-label="Records shown"
      gap={2}
      wrap="nowrap"
      className={styles.turn}
      aria-busy={isTurning}
    >
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label="Earlier records"
        disabled={from === 0}
        onClick={() => turn(Math.max(0, from - size))}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <StretchSize
        size={size}
        // Where the whole Nexset is in sight there is nothing to choose.
        isFixed={total <= sampleSizes[0]}
        onChange={(chosen) => turnTo({ kind: 'nexset', from: from - (from % chosen), size: chosen })}
      >
        {count(from + 1)}–{count(last)} of {count(total)}
      </StretchSize>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label="Later records"
        disabled={last >= total}
        onClick={() => turn(from + size)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

/** Says that these are no records of the Nexset, with the way back. */
function Own() {
  const { records, choice } = useSample()
  const { source, turnTo } = choice
  if (source.kind !== 'own') return null
  return (
    <Group gap={6} wrap="nowrap">
      <Text component="span" size="sm" className={styles.own}>
        {counted(records.length, `${source.origin} record`)}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => turnTo({ kind: 'nexset', from: 0, size: choice.size })}
      >
        Back to the Nexset
      </Button>
    </Group>
  )
}
