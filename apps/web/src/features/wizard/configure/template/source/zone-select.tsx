import { Select } from '@mantine/core'
import type { SourceForm } from '../../../form.ts'
import { useShownPreview } from '../../../sample/preview-context.tsx'

type AttributeSource = Extract<SourceForm, { kind: 'attribute' }>

interface ZoneSelectProps {
  field: string
  source: AttributeSource
  onChange: (source: SourceForm) => void
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Fixed offsets only: a named zone would need a database of rules that change. */
const offsets = [
  'Z',
  ...Array.from({ length: 27 }, (_, at) => at - 12)
    .filter(Boolean)
    .map((hours) => `${hours < 0 ? '-' : '+'}${twoDigits(Math.abs(hours))}:00`),
]

/** Asks which offset times without a zone have; shown only when there are such times or an answer was given. */
export function ZoneSelect({ field, source, onChange }: ZoneSelectProps) {
  const { shown } = useShownPreview()
  const zone = source.filters.find(({ name }) => name === 'zone')?.argument
  const isAsked = shown?.plan.problems.some(
    (problem) => problem.code === 'timestamp_without_zone' && problem.field === field,
  )
  if (zone === undefined && !isAsked) return null
  const others = source.filters.filter(({ name }) => name !== 'zone')
  return (
    <Select
      size="xs"
      searchable
      clearable
      label="Times without a zone are in"
      placeholder="Choose an offset from UTC"
      data={[...new Set([...offsets, ...(zone === undefined ? [] : [zone])])].map((value) => ({
        value,
        label: value === 'Z' ? 'UTC' : `UTC${value}`,
      }))}
      value={zone ?? null}
      onChange={(argument) =>
        onChange({ ...source, filters: argument === null ? others : [...others, { name: 'zone', argument }] })
      }
    />
  )
}
