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

/** Times that need an offset: written without a zone, or as a spreadsheet's days since 1900. */
const questions = [
  { filter: 'zone', code: 'timestamp_without_zone', label: 'Times without a zone are in' },
  { filter: 'spreadsheet', code: 'timestamp_spreadsheet', label: 'Spreadsheet dates are in' },
] as const

/** Asks which offset such times have; shown only when there are such times or an answer was given. */
export function ZoneSelect({ field, source, onChange }: ZoneSelectProps) {
  const { shown } = useShownPreview()
  const problems = shown?.plan.problems.filter((problem) => problem.field === field) ?? []
  return questions.map(({ filter, code, label }) => {
    const offset = source.filters.find(({ name }) => name === filter)?.argument
    if (offset === undefined && !problems.some((problem) => problem.code === code)) return null
    const others = source.filters.filter(({ name }) => name !== filter)
    return (
      <Select
        key={filter}
        size="xs"
        searchable
        clearable
        label={label}
        placeholder="Choose an offset from UTC"
        data={[...new Set([...offsets, ...(offset === undefined ? [] : [offset])])].map((value) => ({
          value,
          label: value === 'Z' ? 'UTC' : `UTC${value}`,
        }))}
        value={offset ?? null}
        onChange={(argument) =>
          onChange({
            ...source,
            filters: argument === null ? others : [...others, { name: filter, argument }],
          })
        }
      />
    )
  })
}
