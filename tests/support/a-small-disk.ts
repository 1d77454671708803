// A file system of a few megabytes in memory, to be filled up. It can be mounted by root on Linux alone.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

function mount(folder: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      stdio: 'ignore',
      timeout: 5_000,
    })
    return true
  } catch {
    return false
  }
}

const unmount = (folder: string) => execFileSync('umount', ['-l', folder], { stdio: 'ignore', timeout: 5_000 })

function tryOnce(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'linggong-disk-'))
  const isMounted = mount(folder, 1)
  if (isMounted) unmount(folder)
  rmSync(folder, { recursive: true, force: true })
  return isMounted
}

export const canMakeSmallDisk = tryOnce()

/** A folder on a disk of its own, which is gone at the test's end. */
export function aSmallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'linggong-disk-'))
  if (!mount(folder, megabytes)) throw new Error('no small disk can be made here')
  onTestFinished(() => {
    unmount(folder)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
