import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { count } from '../../../ui/numbers.ts'
import styles from './record-picker.module.css'
import { type SampleSize, sampleSizes } from './sample-source.ts'

interface StretchSizeProps {
  size: SampleSize
  isFixed: boolean
  onChange: (size: SampleSize) => void
  /** Which records are looked at. */
  children: ReactNode
}

/** Which records are looked at; pressed, it offers to look at more or fewer of them together. */
export const StretchSize = ({ size, isFixed, onChange, children }: StretchSizeProps) => (
  <span className={styles.stretch}>
    <span className={styles.where} aria-live="polite">
      {children}
    </span>
    {!isFixed && (
      <>
        <IconChevronDown size={14} aria-hidden />
        <select
          className={styles.size}
          aria-label="Records at a time"
          value={size}
          onChange={(event) =>
            onChange(sampleSizes.find((one) => String(one) === event.currentTarget.value) ?? size)
          }
        >
          {sampleSizes.map((one) => (
            <option key={one} value={one}>
              {count(one)} at a time
            </option>
          ))}
        </select>
      </>
    )}
  </span>
)
