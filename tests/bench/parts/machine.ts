// How much of the machine others use while a bench measures: a shared one is never quiet, and the reader should know.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'

/** Milliseconds for which any core worked, since the machine began. */
function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

const sharedMs = (fromMs: number) => (performance.now() - fromMs) * cpus().length

const first = -10

/**
 * Puts a process and all that it starts from now on before others, where the system lets it: a wall has its machine for itself.
 * @returns whether it does
 */
export function goFirst(pid = process.pid): boolean {
  try {
    setPriority(pid, first)
    // Linux may share the machine out by session first and by priority only inside of one.
    if (isSessionLeader(pid)) writeFileSync(`/proc/${pid}/autogroup`, String(first))
    return true
  } catch {
    return false
  }
}

function isSessionLeader(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/autogroup`)) return false
  const session = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[3]
  return session === String(pid)
}

/** A browser that Playwright starts leads a session of its own. */
export async function letBrowserGoFirst(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  for (const { type, id } of processInfo) if (type === 'browser') goFirst(id)
}

/** Waits until the machine has little to do, but not for ever. */
export async function waitForQuiet({ mostBusy = 0.5, limitMs = 15_000 } = {}): Promise<void> {
  const limit = performance.now() + limitMs
  for (;;) {
    const from = performance.now()
    const before = busyMs()
    await sleep(1000)
    if ((busyMs() - before) / sharedMs(from) <= mostBusy || performance.now() > limit) return
  }
}

/**
 * Begins to watch.
 * @returns tells which share of the machine went to others than this browser and this process since then
 */
export async function watchOthers(browser: Browser): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession()
  // The CPU time of the browser's processes comes in seconds.
  const browserMs = async () =>
    (await session.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
  const own = async () => (await browserMs()) + (process.cpuUsage().user + process.cpuUsage().system) / 1000
  const from = performance.now()
  const before = { all: busyMs(), own: await own() }
  return async () => {
    const others = busyMs() - before.all - ((await own()) - before.own)
    await session.detach()
    return Math.max(0, others / sharedMs(from))
  }
}
