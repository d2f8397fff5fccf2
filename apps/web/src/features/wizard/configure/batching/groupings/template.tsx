import { Loader } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { WizardForm } from '../../../form.ts'
import { controlId } from '../../../things.ts'
import { useThings } from '../../../use-things.ts'
import styles from '../batch-settings.module.css'
import type { GroupingChoice } from './grouping-choice.ts'
import { WideSetting } from './setting-parts.tsx'

const JsonEditor = lazy(() =>
  import('../../../../../ui/json-editor/json-editor.tsx').then((module) => ({ default: module.JsonEditor })),
)

function Settings() {
  const { control } = useFormContext<WizardForm>()
  const { field } = useController({ control, name: 'batching.template' })
  const error = useThings('batching.template')
  return (
    <WideSetting place="batching.template" label="Template">
      <div className={styles.editor} data-faulty={error !== null || undefined}>
        <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the editor" />}>
          <JsonEditor
            id={controlId('batching.template')}
            label="Template"
            text={field.value}
            onChange={field.onChange}
            hint='"{records}" becomes the list of records; "{record.x}" the attribute x, which all records of a request then have alike.'
          />
        </Suspense>
      </div>
    </WideSetting>
  )
}

export const template: GroupingChoice = {
  id: 'template',
  label: 'Custom template',
  consequence: 'The body is a JSON text of your own, with the list of records where you put it.',
  isForTemplates: false,
  Settings,
}
