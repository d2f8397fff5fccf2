import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import type { WizardStep } from '../../paths.ts'
import { steps } from './steps.ts'
import styles from './wizard-steps.module.css'

/** Where a step's link leads: a path of its own, or the same page with the step in its search. */
export type StepLink = (step: WizardStep) => { to: string; search?: Record<string, string> }

interface WizardStepsProps {
  current: WizardStep
  /** Index of the furthest step that may be opened. */
  reached: number
  link: StepLink
  /** What was chosen on a step, shown in place of its title. */
  chosen: Partial<Record<WizardStep, string>>
}

/** The steps beside the title; reached ones are links. */
export const WizardSteps = ({ current, reached, link, chosen }: WizardStepsProps) => (
  <nav aria-label="Steps">
    <ol className={styles.steps}>
      {steps.map(({ path, title }, index) => {
        const words = path === current ? title : (chosen[path] ?? title)
        const isDone = index < reached && path !== current
        const inner = (
          <>
            <span className={styles.mark} data-done={isDone || undefined}>
              {isDone ? <IconCheck size={14} stroke={2.4} aria-hidden /> : index + 1}
            </span>
            <span className={styles.words}>{words}</span>
            {isDone && <VisuallyHidden>, done</VisuallyHidden>}
          </>
        )
        return (
          <li key={path} className={styles.step}>
            {index <= reached ? (
              <StepAnchor
                className={styles.link}
                {...link(path)}
                {...(path === current && { 'aria-current': 'step' as const })}
              >
                {inner}
              </StepAnchor>
            ) : (
              <span className={styles.link}>{inner}</span>
            )}
          </li>
        )
      })}
    </ol>
  </nav>
)

/** The router calls the link to where one is the current page; here it is the current step of it. */
const StepAnchor = createLink(
  ({ 'aria-current': current, children, ...rest }: ComponentPropsWithRef<'a'>) => (
    <a {...rest} aria-current={current && 'step'}>
      {children}
    </a>
  ),
)
