import type { SandboxState } from '../state.ts'
import { countAll } from './counts.ts'
import { faultsSection } from './faults-section.ts'
import { escape } from './html.ts'
import {
  effectsSection,
  eventsSection,
  organizationsSection,
  requestsSection,
  usageSection,
  webhooksSection,
} from './sections.ts'
import { script, style } from './style.ts'

const facts = (pairs: readonly (readonly [string, unknown])[]): string =>
  `<ul class="facts">${pairs.map(([name, value]) => `<li><b>${escape(value)}</b>${escape(name)}</li>`).join('')}</ul>`

/** The page a person sees at `/`: what the sandbox holds, what it received last, and the switches for faults. */
export const witnessPage = (state: SandboxState): string => {
  const { organizations, recorder, outbox } = state
  const counts = countAll(organizations, recorder)
  const repeated = Object.keys(counts.repeatedTransactionIds).length
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lago sandbox</title>` +
    `<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body>` +
    `<header><div><h1>Lago sandbox</h1><p class="quiet">A fake Lago ${escape(state.version)}. It bills nobody. ` +
    `Base URL: <code>/api/v1</code> · <a href="/">Refresh</a></p></div>` +
    `<button data-method="POST" data-path="/__sandbox/reset" data-ask="Forget everything this sandbox holds?">Reset</button></header><main>` +
    facts([
      ['requests', counts.requests],
      ['events held', counts.events],
      ['transaction ids accepted more than once', repeated],
      ['duplicates refused', counts.effects.duplicatesRefused],
    ]) +
    organizationsSection(organizations, counts) +
    organizations
      .map((organization) => eventsSection(organization) + usageSection(organization, state.now()))
      .join('') +
    effectsSection(counts) +
    faultsSection(state.faults.list()) +
    webhooksSection(outbox.attempts) +
    requestsSection(recorder.requests) +
    `</main><script>${script}</script></body></html>`
  )
}
