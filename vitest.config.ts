// Tests run under Node against real SQLite, HTTP and Chromium; benches are run by name, never with the suite.
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: [...configDefaults.exclude, 'tests/bench/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for may take a while on a machine that others use as well; how fast it is, benches say.
    expect: { poll: { timeout: 10_000 } },
  },
})
