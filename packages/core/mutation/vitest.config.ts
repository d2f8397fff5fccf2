import { defineConfig } from 'vitest/config'

/** The tests of `verdict` and `plan` that take moments: thousands of mutants go through them. */
export default defineConfig({
  test: {
    include: [
      'src/lago/verdict*.test.ts',
      'src/destinations/{config-problems,ferry-ref,golden,groupings,meters,plan-advanced,plan-free-body,plan-template}.test.ts',
    ],
  },
})
