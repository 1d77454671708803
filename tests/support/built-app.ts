// The built app for tests that run it: built if stale, by one test worker at a time.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../../electron/build.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lock = join(root, 'node_modules', '.cache', 'build-lock')
const longestBuildMs = 120_000
/** @returns the project's folder, with out/ no older than its sources */
export async function builtApp(): Promise<string> {
  mkdirSync(join(lock, '..'), { recursive: true })
  while (!isLocked()) await sleep(100)
  try {
    for (const part of ['pages', 'shell'] as const) await buildIfStale(part)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
  return root
}

/** Takes the lock; one that is left from a killed run is older than any build takes. */
function isLocked(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const at = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (at && Date.now() - at > longestBuildMs) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
