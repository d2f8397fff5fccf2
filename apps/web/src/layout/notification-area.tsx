import { useNotifications } from '@mantine/notifications'
import { Suspense } from 'react'
import { lazyPart } from '../ui/lazy-part.ts'

const NotificationList = lazyPart(() => import('./notification-list.tsx').then((m) => m.NotificationList))

/** Where short messages appear; loaded with the first of them. */
export const NotificationArea = () => {
  const { notifications } = useNotifications()
  return <Suspense fallback={null}>{notifications.length > 0 && <NotificationList />}</Suspense>
}
