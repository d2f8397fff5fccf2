import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { ApiError, sentenceOf } from '../api/api-error.ts'
import { LoadError } from '../ui/load-error.tsx'
import { PageBody } from '../ui/page-body.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { NotSignedInPage } from './not-signed-in-page.tsx'

/** Stands in for a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary()
  if (error instanceof ApiError && error.code === 'not_signed_in') return <NotSignedInPage />
  if (error instanceof ApiError && isOfNothing(error)) return <NotFoundPage />
  const retry = () => {
    queries.reset()
    reset()
  }
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <PageBody>
        <LoadError sentence={sentenceOf(error)} onRetry={retry} />
      </PageBody>
    </>
  )
}

/** Nothing has the id of the address, or it cannot be an id at all. */
const isOfNothing = ({ code, places }: ApiError): boolean =>
  code === 'not_found' || (code === 'invalid_input' && places.some(({ path }) => path.startsWith('params.')))
