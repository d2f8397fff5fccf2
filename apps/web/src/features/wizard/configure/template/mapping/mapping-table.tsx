import type { Operation } from '@ferry/core'
import { useMemo } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { useLookedAt } from '../../../sample/looked-at.tsx'
import { useSample } from '../../../sample/preview-context.tsx'
import { RecordPager } from '../../../sample/record-pager.tsx'
import { recordNumber } from '../../../sample/sample-source.ts'
import { useWizard } from '../../../wizard-context.tsx'
import { AddField } from './add-field.tsx'
import { ItemHead, NextItem } from './list-lines.tsx'
import { MappingRowView } from './mapping-row-view.tsx'
import { type MappingRow, mappingRows, type TableLine, tableLines } from './mapping-rows.ts'
import styles from './mapping-table.module.css'
import { meantField } from './meant.ts'
import { ProposalsBar } from './proposals-bar.tsx'
import { SentValues } from './sent-values.tsx'
import { suggestFor, suggestionOf } from './suggestion.ts'
import { useMappingChanges } from './use-mapping-changes.ts'

/** Lago field | takes its value from | what that is for one record. Rendered from the catalogue alone. */
export function MappingTable({ operation }: { operation: Operation }) {
  const { nexset } = useWizard()
  const { records } = useSample()
  const { control } = useFormContext<WizardForm>()
  const template = useWatch({ control, name: 'template' })
  const changes = useMappingChanges()
  const { index } = useLookedAt()
  const record = records[index]
  const suggest = useMemo(() => suggestFor(operation, nexset.attributes), [operation, nexset.attributes])
  const lines = tableLines(operation, template)
  const rowView = (row: MappingRow) => (
    <MappingRowView
      key={`${row.part} ${row.field}`}
      row={row}
      suggestion={suggestionOf(row, suggest)}
      meant={meantField(operation, row)}
      changes={changes}
    />
  )
  return (
    <SentValues record={record}>
      <ProposalsBar operation={operation} rows={mappingRows(operation, template)} accept={changes.accept} />
      {lines.length > 0 && (
        <div className={styles.fields}>
          <table className={styles.table} role="table" aria-label={`Fields of ${operation.title}`}>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  Lago field
                </th>
                <th role="columnheader" scope="col">
                  Takes its value from
                </th>
                <th
                  role="columnheader"
                  scope="col"
                  aria-label={record && `Record ${recordNumber(record.offset)}`}
                >
                  {record ? <RecordPager /> : 'Value'}
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {lines.flatMap((line) => {
                switch (line.kind) {
                  case 'row':
                    return [rowView(line.row)]
                  case 'item':
                    return [
                      <ItemHead key={lineKey(line)} {...line} onRemove={changes.removeItem} />,
                      ...line.rows.map(rowView),
                    ]
                  case 'next-item':
                    return [<NextItem key={lineKey(line)} {...line} onAdd={changes.addItem} />]
                  default:
                    return line satisfies never
                }
              })}
            </tbody>
          </table>
        </div>
      )}
      <AddField operation={operation} template={template} changes={changes} />
    </SentValues>
  )
}

const lineKey = ({ kind, list, position }: Exclude<TableLine, { kind: 'row' }>): string =>
  kind === 'item' ? `${list.path} ${position}` : `${list.path} next`
