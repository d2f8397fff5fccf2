import { type ComponentType, lazy } from 'react'

/**
 * A part of the app that is loaded when it is first shown, with the styles that the first page does without. Whatever is
 * not in sight there belongs behind it, so that the first load stays small.
 */
export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    const [part] = await Promise.all([load(), import('../mantine-styles-more.ts')])
    return { default: part }
  })
