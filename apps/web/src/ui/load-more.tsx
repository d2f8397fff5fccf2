import { Button, type ButtonProps } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'

interface LoadMoreProps extends ButtonProps {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
}

/** The button below a list that goes on; nothing below one that does not. */
export const LoadMore = ({ query, ...button }: LoadMoreProps) =>
  query.hasNextPage && (
    <Button
      variant="subtle"
      loading={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
      {...button}
    />
  )
