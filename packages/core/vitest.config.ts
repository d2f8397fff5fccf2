import { defineConfig } from 'vitest/config'

/** Properties try hundreds of inputs: on a busy machine that takes longer than the usual five seconds. */
export default defineConfig({ test: { include: ['src/**/*.test.ts'], testTimeout: 30_000 } })
