import { Card, Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { DeliveryForm, WizardForm } from '../../form.ts'
import { useThings } from '../../use-things.ts'
import { CapInput } from './cap-input.tsx'
import styles from './delivery-card.module.css'

/** **Delivery**, closed until asked for: how fast this destination may send. */
export function DeliveryCard() {
  const { control } = useFormContext<WizardForm>()
  const delivery = useWatch({ control, name: 'delivery' })
  const [isOpen, { toggle }] = useDisclosure(false)
  const id = useId()
  const faults = [useThings('delivery.requestsPerSecond'), useThings('delivery.inFlight')]
  // What must be mended is not to be hidden.
  const isShown = isOpen || faults.some((fault) => fault !== null)
  return (
    <Card padding={0}>
      <UnstyledButton className={styles.head} onClick={toggle} aria-expanded={isShown} aria-controls={id}>
        <IconChevronRight className={styles.chevron} size={16} aria-hidden />
        <span className={styles.title}>Delivery</span>
        <span className={styles.summary}>{capWords(delivery)}</span>
      </UnstyledButton>
      <Collapse expanded={isShown} id={id}>
        <div className={styles.caps}>
          <CapInput
            name="requestsPerSecond"
            label="Requests per second"
            placeholder="as fast as Lago allows"
            description="Never more than this, over all machines. Lago’s own limit always counts too."
          />
          <CapInput
            name="inFlight"
            label="Requests in flight"
            placeholder="16"
            description="Sent at the same time. What keeps an order is sent one after the other whatever stands here."
          />
        </div>
      </Collapse>
    </Card>
  )
}

/** `at most 10 requests a second, 4 in flight`. */
export const capWords = ({ requestsPerSecond, inFlight }: DeliveryForm): string => {
  const caps = [
    ...(typeof requestsPerSecond === 'number' ? [`${requestsPerSecond} requests a second`] : []),
    ...(typeof inFlight === 'number' ? [`${inFlight} in flight`] : []),
  ]
  return caps.length === 0 ? 'as fast as Lago allows' : `at most ${caps.join(', ')}`
}
