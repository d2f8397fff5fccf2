import { defineConfig } from 'vitest/config'

/** One run over every package, so that a green line counts everything. */
export default defineConfig({
  test: { projects: ['packages/*', 'apps/*'] },
})
