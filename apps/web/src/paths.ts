export const wizardSteps = ['connector', 'credential', 'configure'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** Every address inside the app, in one place; the router's patterns are in router.tsx. */
export const paths = {
  nexsets: () => '/nexsets',
  nexset: (id: string) => `/nexsets/${id}`,
  send: (nexsetId: string, step: WizardStep = 'connector') => `/nexsets/${nexsetId}/send/${step}`,
  destinations: () => '/destinations',
  destination: (id: string) => `/destinations/${id}`,
  editDestination: (id: string) => `/destinations/${id}/edit`,
  credentials: () => '/credentials',
  settings: () => '/settings',
  /** Served by the server, outside the app. */
  apiDocs: () => '/docs',
} as const
