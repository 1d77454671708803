// A site in a process of its own for the bench of the touch screen. Tells its address, when it has settled after the start, when it has
// pulled so many rows, and at the end how long its event loop was held.
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openReadable } from '../../../db/open.ts'
import { serve } from '../../../electron/serve.ts'
import { goFirst } from './machine.ts'

export type SiteOptions = {
  dataDir: string
  pages: string
  central?: { url: string; token: string }
  /** Rows after which the pull is over. */
  rows?: number
}
export type FromSite =
  | { at: 'ready'; url: string }
  | { at: 'settled' }
  | { at: 'pulled' }
  | { at: 'stopped'; heldP95Ms: number; busyMs: number }

const { rows, ...options } = JSON.parse(process.argv[2] ?? '{}') as SiteOptions
const tell = (message: FromSite) => process.send?.(message)

// Before the threads that it starts, which follow it.
goFirst()
const serving = await serve({ ...options, port: 0, writeLog: line => console.error(line) })
const held = monitorEventLoopDelay({ resolution: 5 })
const cpu = process.threadCpuUsage()
held.enable()

const db = openReadable(join(options.dataDir, 'postings.db'), 'postings')
const watching = setInterval(() => {
  if (rows === undefined || db.prepare('select count(*) from posting').pluck().get() !== rows) return
  clearInterval(watching)
  tell({ at: 'pulled' })
}, 250)
watching.unref()

// What the host does of itself after the start (the index of matching) is over when it has been idle for two seconds.
let before = process.threadCpuUsage()
const settling = setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  before = process.threadCpuUsage()
  if (user + system > 60_000) return
  clearInterval(settling)
  tell({ at: 'settled' })
}, 2000)
settling.unref()

process.once('message', async () => {
  held.disable()
  const { user, system } = process.threadCpuUsage(cpu)
  clearInterval(watching)
  db.close()
  await serving.stop()
  tell({ at: 'stopped', heldP95Ms: held.percentile(95) / 1e6, busyMs: (user + system) / 1000 })
  process.disconnect()
})
tell({ at: 'ready', url: serving.urls.touch })
