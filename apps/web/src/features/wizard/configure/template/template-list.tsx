import { type Operation, operations } from '@ferry/core'
import styles from './operation-card.module.css'
import { OperationCard } from './operation-card.tsx'
import { useChooseOperation } from './use-choose-operation.ts'

/** The templates of a resource. A press on one expands it, which makes it the chosen one. */
export function TemplateList({ chosen }: { chosen: Operation }) {
  const choose = useChooseOperation()
  return (
    <ul className={styles.list} aria-label={`Templates of ${chosen.resource}`}>
      {operations
        .filter(({ resource }) => resource === chosen.resource)
        .map((operation) => (
          <li key={operation.id}>
            <OperationCard
              operation={operation}
              onChoose={operation.id === chosen.id ? null : () => choose(operation)}
            />
          </li>
        ))}
    </ul>
  )
}
