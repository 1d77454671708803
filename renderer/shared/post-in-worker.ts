// Posts calls from a thread of its own. From the touch of a finger until some 30 ms after it has lifted, Chromium keeps from a page's
// thread what comes over the network, since the finger may be about to scroll. A worker gets it at once, and messages from a worker
// are not kept back; Electron's ports are not either.
import type { Post } from './wire-http.ts'

export type ToPost = { id: number; url: string; init: RequestInit } | { id: number }
/** Text of the answer; null where none came. */
export type Posted = { id: number; text: string | null }

type Waiting = { resolve(text: string | null): void; reject(reason: Error): void }
type Thread = {
  /** As `Post`; null where the worker could not be started, so that nothing was sent. */
  post(...call: Parameters<Post>): Promise<string | null>
  /** Lets it end what it has begun. */
  retire(): void
}

/** @param onLost the worker could not be started: the host is away, or its file is */
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
  // Only of its start: once it runs, post-worker.ts catches whatever happens.
  worker.onerror = () => {
    worker.terminate()
    onLost()
    for (const entry of waiting.values()) entry.resolve(null)
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
    retire() {
      isRetired = true
      endIfDone()
    },
  }
}

/**
 * `forget` ends the thread, and its memory with it; the next call starts another.
 * @param postHere how the page itself posts, for when no worker can be started: an update may have taken its file away from an open page
 */
export function createWorkerPost(postHere: Post): { post: Post; forget(): void } {
  let thread: Thread | null = null
  const start = () => {
    const started = startThread(() => {
      if (thread === started) thread = null
    })
    return started
  }
  return {
    async post(url, init) {
      init.signal.throwIfAborted()
      thread ??= start()
      return (await thread.post(url, init)) ?? postHere(url, init)
    },
    forget() {
      thread?.retire()
      thread = null
    },
  }
}
