import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { lazy } from 'react'
import { Layout } from './layout/layout.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { PageError } from './layout/page-error.tsx'
import { paths, type WizardStep, wizardSteps } from './paths.ts'
import { PagePending } from './ui/page-pending.tsx'

const NexsetsPage = lazy(() =>
  import('./features/nexsets/nexsets-page.tsx').then((m) => ({ default: m.NexsetsPage })),
)
const NexsetPage = lazy(() =>
  import('./features/nexsets/nexset-page.tsx').then((m) => ({ default: m.NexsetPage })),
)
const CredentialsPage = lazy(() =>
  import('./features/credentials/credentials-page.tsx').then((m) => ({ default: m.CredentialsPage })),
)
const DestinationsPage = lazy(() =>
  import('./features/destinations/destinations-page.tsx').then((m) => ({ default: m.DestinationsPage })),
)
const DestinationPage = lazy(() =>
  import('./features/destinations/destination-page.tsx').then((m) => ({ default: m.DestinationPage })),
)
const WizardPage = lazy(() =>
  import('./features/wizard/wizard-page.tsx').then((m) => ({ default: m.WizardPage })),
)
const EditDestinationPage = lazy(() =>
  import('./features/wizard/edit-destination-page.tsx').then((m) => ({ default: m.EditDestinationPage })),
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
const send = createRoute({
  getParentRoute,
  path: '/nexsets/$nexsetId/send/$step',
  component: () => {
    const { nexsetId, step } = send.useParams()
    return isWizardStep(step) ? (
      <WizardPage key={nexsetId} nexsetId={nexsetId} step={step} />
    ) : (
      <NotFoundPage />
    )
  },
})
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
    return <EditDestinationPage key={destinationId} destinationId={destinationId} />
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
])

/** The app's routes. A page is loaded when it is first shown; its failures stay inside the layout. */
export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultErrorComponent: PageError,
    defaultPendingComponent: PagePending,
    scrollRestoration: true,
  })
