// The built app for tests that run it: built if stale, by one test worker at a time.
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lock = join(root, 'node_modules', '.cache', 'build-lock')
const longestBuildMs = 120_000
const build = `
  import { buildPages, buildShellIfStale } from './electron/build.ts'
  await buildPages({ onlyIfStale: true })
  await buildShellIfStale({ onlyIfStale: true })`

/** @returns the project's folder, with out/ no older than its sources */
export async function builtApp(): Promise<string> {
  mkdirSync(join(lock, '..'), { recursive: true })
  while (!isLocked()) await sleep(100)
  try {
    // In a process of its own: inside Vitest NODE_ENV is `test`, and Vite would bundle React's development build.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', build], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      timeout: longestBuildMs,
    })
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
