import type { getHealth, Output } from '@ferry/contract'
import { Facts } from '../../ui/facts.tsx'
import { SectionCard } from '../../ui/section-card.tsx'
import styles from './settings.module.css'

const databases = { embedded: 'Embedded, in the data folder', postgresql: 'PostgreSQL server' } as const

export const About = ({ health }: { health: Output<typeof getHealth> }) => (
  <SectionCard title="About">
    <div className={styles.body}>
      <Facts
        wide
        facts={[
          { name: 'Version', value: health.version },
          { name: 'Database', value: databases[health.database] },
        ]}
      />
    </div>
  </SectionCard>
)
