import { Refusal } from './refusal.mjs'

/** Node 20.19 is the oldest that runs pnpm and npm's own downloads well; Ferry itself brings Node 24. */
export const newEnoughNode = (version) => {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Refusal(
    `Ferry needs Node 20.19 or newer to start; this is Node ${version}. Install a newer Node, then run the same command again. Nothing was changed.`,
  )
}
