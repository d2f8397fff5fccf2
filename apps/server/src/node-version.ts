import { StartError } from './db/start-error.ts'

const oldest = 24

/** Throws a StartError for a Node that Ferry was not tried with. */
export const checkNodeVersion = (version: string): void => {
  if (Number(version.split('.')[0]) >= oldest) return
  throw new StartError(
    `Ferry needs Node ${oldest} or newer; this is Node ${version}. Start it with npm start, which brings its own. Nothing was changed.`,
  )
}
