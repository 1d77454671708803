// Starts sync in its thread and is the host's end of it. A thread that dies is started again, with patience.
import { Worker } from 'node:worker_threads'
import type { SiteSettings } from '../../db/model/site.ts'
import type { Topic } from '../contract/topic.ts'
import { createBackoff } from './backoff.ts'
import type { SyncLink, SyncStatus } from './link.ts'

/** Where the centre is: at an address, or (the packaged app's demonstration) in a folder of this machine. */
type CentralAddress = { url: string; token: string } | { embeddedDir: string }
export type WorkerStart = {
  dataDir: string
  feeds: readonly string[]
  central: CentralAddress
  /** The site's shared queue of numbers; null: this machine has its own. */
  queue?: { name: string; prefix: string; timeZone: string } | null
  /** Where the host notes when somebody at a screen asked last (electron/host/courtesy.ts). */
  courtesy?: SharedArrayBuffer
}
/** What a site's settings say of sharing its queue of numbers. */
export function sharedQueueOf({ numbers, timeZone }: SiteSettings): NonNullable<WorkerStart['queue']> | null {
  return numbers.sharedAs === null ? null : { name: numbers.sharedAs, prefix: numbers.prefix, timeZone }
}

export type ToWorker = 'wake' | 'stop'
export type FromWorker = { changed: Topic[]; status: SyncStatus | undefined } | { stopped: true }

/** How long a stopping thread may take before it is ended. */
const stopMs = 5000

/**
 * @param workerUrl the thread's script: `worker.ts` beside this file, or its bundle
 * @param onDeath told when the thread died by a fault
 */
export function startSyncThread({
  workerUrl,
  onDeath,
  ...start
}: WorkerStart & { workerUrl: URL; onDeath: (error: unknown) => void }): SyncLink {
  let status: SyncStatus = { isOnline: false, trouble: null, updatedAt: null, clockOffsetMs: 0, isQueueShared: false }
  const listeners = new Set<(topics: Topic[]) => void>()
  const backoff = createBackoff({ random: Math.random })
  let isStopping = false
  let worker: Worker | undefined
  let again: NodeJS.Timeout | undefined
  let stopped: (() => void) | undefined

  function begin(): void {
    worker = new Worker(workerUrl, { workerData: start, name: 'sync' })
    worker.on('message', (message: FromWorker) => {
      if ('stopped' in message) return stopped?.()
      if (message.status) {
        status = message.status
        if (status.isOnline) backoff.reset()
      }
      if (message.changed.length) for (const listener of listeners) listener(message.changed)
    })
    worker.on('error', error => onDeath(error))
    worker.on('exit', () => {
      worker = undefined
      stopped?.()
      if (isStopping) return
      status = { ...status, isOnline: false, trouble: 'storage' }
      for (const listener of listeners) listener(['sync'])
      again = setTimeout(begin, backoff.next(1000))
      again.unref()
    })
  }
  begin()

  return {
    status: () => status,
    wake: () => worker?.postMessage('wake' satisfies ToWorker),
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      isStopping = true
      clearTimeout(again)
      if (!worker) return
      const ended = new Promise<void>(resolve => {
        stopped = resolve
      })
      worker.postMessage('stop' satisfies ToWorker)
      const limit = setTimeout(() => stopped?.(), stopMs)
      await ended
      clearTimeout(limit)
      await worker?.terminate()
    },
  }
}
