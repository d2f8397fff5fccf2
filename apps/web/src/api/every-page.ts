/** One page of a cursor-paged list. */
interface Page<T> {
  items: T[]
  next: string | null
}

/** Follows the cursors of a list that a person can look over in one go (Nexsets, credentials, destinations). */
export async function everyPage<T>(
  load: (paging: { cursor?: string; limit: number }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await load({ limit: 200, ...(cursor !== null && { cursor }) })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}
