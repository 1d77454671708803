// Where the material shared between projects lies (../shared/data beside the repository), which is not part of this one.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The path of a file in ../shared/data, or null where it is absent. Tests that need it skip themselves with `sharedDataAbsent`
 * in their name: `describe.skipIf(path === null)(…)`.
 */
export function sharedData(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
  return existsSync(path) ? path : null
}

/** To be put into the name of a test that needs `path`: says why it is skipped. */
export function sharedDataAbsent(path: string | null): string {
  return path === null ? ' [SKIPPED: ../shared/data is absent]' : ''
}
