import { autoMap, type Operation } from '@ferry/core'
import { useMemo, useState } from 'react'
import { useSample } from '../../sample/preview-context.tsx'
import { RecordPager } from '../../sample/record-pager.tsx'
import { useWizard } from '../../wizard-context.tsx'
import { AddField } from './add-field.tsx'
import { MappingRowView } from './mapping-row-view.tsx'
import styles from './mapping-table.module.css'
import { suggestionFor } from './suggestion.ts'
import type { MappingRows } from './use-mapping-rows.ts'
import { useSentValues } from './use-sent-values.ts'

/** Lago field | takes its value from | what that is for one record. Rendered from the catalogue alone. */
export function MappingTable({
  operation,
  rows,
  addable,
  setSource,
  removeRow,
}: MappingRows & { operation: Operation }) {
  const { nexset } = useWizard()
  const { records } = useSample()
  const [index, setIndex] = useState(0)
  // Another stretch of records may be shorter than the one the index was chosen in.
  const shownIndex = Math.min(index, records.length - 1)
  const record = records[shownIndex]
  const valueOf = useSentValues(record)
  const suggestions = useMemo(() => autoMap(operation, nexset.attributes), [operation, nexset.attributes])
  return (
    <>
      {rows.length > 0 && (
        <table className={styles.table} role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                Lago field
              </th>
              <th role="columnheader" scope="col">
                Takes its value from
              </th>
              <th role="columnheader" scope="col">
                {record ? <RecordPager index={shownIndex} onChange={setIndex} /> : 'Value'}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <MappingRowView
                key={`${row.part} ${row.field}`}
                row={row}
                reason={suggestionFor(row, suggestions)}
                value={valueOf(row)}
                onChange={setSource}
                onRemove={removeRow}
              />
            ))}
          </tbody>
        </table>
      )}
      <AddField operation={operation} addable={addable} rows={rows} onAdd={setSource} />
    </>
  )
}
