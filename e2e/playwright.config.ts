import { existsSync } from 'node:fs'
import { chromium, defineConfig, devices } from '@playwright/test'

const own = existsSync(chromium.executablePath())
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const executablePath = process.env.E2E_CHROMIUM ?? (own ? undefined : system)

export default defineConfig({
  testDir: 'stories',
  testMatch: '**/*.story.ts',
  fullyParallel: true,
  workers: 2,
  // A story fails for what a page does, and not for how long a busy machine takes over it: that is measured elsewhere.
  timeout: 600_000,
  expect: {
    timeout: 60_000,
    // Nothing more and nothing else than what a file says.
    toMatchAriaSnapshot: { pathTemplate: '{testDir}/trees/{arg}{ext}', children: 'deep-equal' },
  },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Machines that run stories have no graphics card, and drawing as if there were one costs more.
      // The browser looks up hosts of its vendor at start; nothing here may leave the machine.
      args: ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    },
  },
})
