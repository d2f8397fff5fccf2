import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { useState } from 'react'
import { randomId } from './api/random-id.ts'
import { NexsetsPage } from './features/nexsets/nexsets-page.tsx'
import { Layout } from './layout/layout.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { PageError } from './layout/page-error.tsx'
import { paths, type WizardStep, wizardSteps } from './paths.ts'
import { lazyPart } from './ui/lazy-part.ts'
import { PagePending } from './ui/page-pending.tsx'

const NexsetPage = lazyPart(() => import('./features/nexsets/nexset-page.tsx').then((m) => m.NexsetPage))
const CredentialsPage = lazyPart(() =>
  import('./features/credentials/credentials-page.tsx').then((m) => m.CredentialsPage),
)
const DestinationsPage = lazyPart(() =>
  import('./features/destinations/destinations-page.tsx').then((m) => m.DestinationsPage),
)
const DestinationPage = lazyPart(() =>
  import('./features/destinations/destination-page.tsx').then((m) => m.DestinationPage),
)
const SettingsPage = lazyPart(() =>
  import('./features/settings/settings-page.tsx').then((m) => m.SettingsPage),
)
const WizardPage = lazyPart(() => import('./features/wizard/wizard-page.tsx').then((m) => m.WizardPage))
const EditDestinationPage = lazyPart(() =>
  import('./features/wizard/edit-destination-page.tsx').then((m) => m.EditDestinationPage),
)

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage })
const getParentRoute = () => root

const home = createRoute({
  getParentRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ href: paths.nexsets(), replace: true })
  },
})
const nexsets = createRoute({ getParentRoute, path: '/nexsets', component: NexsetsPage })
const nexset = createRoute({
  getParentRoute,
  path: '/nexsets/$nexsetId',
  component: () => {
    const { nexsetId } = nexset.useParams()
    return <NexsetPage key={nexsetId} nexsetId={nexsetId} />
  },
})
const isWizardStep = (step: string): step is WizardStep => (wizardSteps as readonly string[]).includes(step)
declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set where a wizard was begun here, and not by a link to its draft. */
    isNewDraft?: boolean
  }
}
const send = createRoute({
  getParentRoute,
  path: '/nexsets/$nexsetId/send/$step',
  validateSearch: ({ draft }: Record<string, unknown>): { draft?: string } =>
    typeof draft === 'string' ? { draft } : {},
  // A wizard has a draft from its first moment on, so that each of its addresses names it.
  beforeLoad: ({ params, search }) => {
    if (search.draft !== undefined || !isWizardStep(params.step)) return
    throw redirect({
      to: '/nexsets/$nexsetId/send/$step',
      params,
      search: { draft: randomId() },
      state: { isNewDraft: true },
      replace: true,
    })
  },
  component: () => {
    const { nexsetId, step } = send.useParams()
    const { draft = '' } = send.useSearch()
    const [round, setRound] = useState(0)
    return isWizardStep(step) ? (
      <WizardPage
        key={`${nexsetId} ${draft} ${round}`}
        nexsetId={nexsetId}
        step={step}
        draftId={draft}
        round={round}
        onReload={() => setRound(round + 1)}
      />
    ) : (
      <NotFoundPage />
    )
  },
})
const settings = createRoute({ getParentRoute, path: '/settings', component: SettingsPage })
const destinations = createRoute({ getParentRoute, path: '/destinations', component: DestinationsPage })
const destination = createRoute({
  getParentRoute,
  path: '/destinations/$destinationId',
  component: () => {
    const { destinationId } = destination.useParams()
    return <DestinationPage key={destinationId} destinationId={destinationId} />
  },
})
const editDestination = createRoute({
  getParentRoute,
  path: '/destinations/$destinationId/edit',
  component: () => {
    const { destinationId } = editDestination.useParams()
    const [round, setRound] = useState(0)
    return (
      <EditDestinationPage
        key={`${destinationId} ${round}`}
        destinationId={destinationId}
        round={round}
        onReload={() => setRound(round + 1)}
      />
    )
  },
})
const credentials = createRoute({ getParentRoute, path: '/credentials', component: CredentialsPage })

const routeTree = root.addChildren([
  home,
  nexsets,
  nexset,
  send,
  destinations,
  destination,
  editDestination,
  credentials,
  settings,
])

/**
 * The app's routes. The first page comes with the app, so that its code and its data are asked for at once and not one
 * after the other; any other page is loaded when it is first shown. Failures of a page stay inside the layout.
 */
export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  })
