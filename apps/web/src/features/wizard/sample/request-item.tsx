import { type DestinationConfig, type PlannedRequest, resendPlanned } from '@ferry/core'
import { useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { bytes, counted } from '../../../ui/numbers.ts'
import { MethodBadge } from '../method-badge.tsx'
import { byteLength } from './byte-length.ts'
import styles from './request-item.module.css'

interface RequestItemProps {
  request: PlannedRequest
  /** It was made of this config. */
  config: DestinationConfig
  isOpen: boolean
  onToggle: () => void
  /** Rendered only while open: long payloads stay out of the page otherwise. */
  children: ReactNode
}

/** One request as a line that opens: method, path, how much it holds, and whether sending it twice is safe. */
export function RequestItem({ request, config, isOpen, onToggle, children }: RequestItemProps) {
  const bodyId = useId()
  const { pathname, search } = new URL(request.url)
  // Both may read the whole body, and a line that only opens or closes has the same one.
  const hasEffect = useMemo(
    () => request.method === 'DELETE' || resendPlanned(config, request) === 'C',
    [config, request],
  )
  const size = useMemo(() => byteLength(request.body ?? ''), [request])
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={onToggle}
      >
        <IconChevronRight className={styles.chevron} size={16} aria-hidden />
        <MethodBadge method={request.method} />
        <span className={styles.path} title={request.url}>
          {pathname + search}
        </span>
        <span className={styles.size}>
          {counted(request.offsets.length, 'record')} · {bytes(size)}
        </span>
        <span
          className={styles.state}
          data-risky={hasEffect || undefined}
          title={hasEffect ? 'Has an effect that cannot be taken back' : 'It can be sent as it is'}
        >
          <span className={styles.dot} aria-hidden />
          {hasEffect ? 'Has an effect' : 'Ready'}
        </span>
      </button>
      <div id={bodyId}>{isOpen && children}</div>
    </li>
  )
}
