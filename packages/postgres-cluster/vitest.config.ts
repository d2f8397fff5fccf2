import { defineConfig } from 'vitest/config'

// A server that lost a process takes as long as it takes to come back.
const patience = { testTimeout: 60_000, expect: { poll: { timeout: 30_000 } } }

export default defineConfig({ test: { include: ['src/**/*.test.ts'], ...patience } })
