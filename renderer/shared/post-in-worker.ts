// Posts calls from a thread of its own. From the touch of a finger until some 30 ms after it has lifted, Chromium keeps from a page's
// thread what comes over the network, since the finger may be about to scroll. A worker gets it at once, and messages from a worker
// are not kept back; Electron's ports are not either.
import type { Post } from './wire-http.ts'

export type ToPost = { id: number; url: string; init: RequestInit } | { id: number }
/** Text of the answer; null where none came. */
export type Posted = { id: number; text: string | null }

type Waiting = { resolve(text: string): void; reject(reason: Error): void }
type Thread = { post: Post; retire(): void }

/** @param onLost the worker could not be started, as when the host is away */
function startThread(onLost: () => void): Thread {
  const worker = new Worker(new URL('./post-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let isRetired = false
  const endIfDone = () => {
    if (isRetired && waiting.size === 0) worker.terminate()
  }
  worker.onmessage = ({ data: { id, text } }: MessageEvent<Posted>) => {
    const entry = waiting.get(id)
    waiting.delete(id)
    if (text === null) entry?.reject(new Error('no answer'))
    else entry?.resolve(text)
    endIfDone()
  }
  worker.onerror = () => {
    worker.terminate()
    onLost()
    for (const entry of waiting.values()) entry.reject(new Error('the worker did not start'))
    waiting.clear()
  }
  return {
    post: (url, { signal, ...init }) =>
      new Promise((resolve, reject) => {
        lastId += 1
        const id = lastId
        const send = (message: ToPost) => worker.postMessage(message)
        waiting.set(id, { resolve, reject })
        send({ id, url, init })
        signal.addEventListener('abort', () => {
          if (!waiting.delete(id)) return
          send({ id })
          reject(new Error('given up'))
          endIfDone()
        })
      }),
    /** Lets it end what it has begun. */
    retire() {
      isRetired = true
      endIfDone()
    },
  }
}

/** `forget` ends the thread, and its memory with it; the next call starts another. */
export function createWorkerPost(): { post: Post; forget(): void } {
  let thread: Thread | null = null
  const start = () => {
    const started = startThread(() => {
      if (thread === started) thread = null
    })
    return started
  }
  return {
    post(url, init) {
      thread ??= start()
      return thread.post(url, init)
    },
    forget() {
      thread?.retire()
      thread = null
    },
  }
}
