import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systems = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Chromium without a window: Playwright's own, else the machine's. `E2E_CHROMIUM` names another. */
export const launchChromium = () => {
  const own = existsSync(chromium.executablePath())
  const executablePath =
    process.env.E2E_CHROMIUM ?? (own ? undefined : systems.find((path) => existsSync(path)))
  return chromium.launch({ ...(executablePath && { executablePath }) })
}
