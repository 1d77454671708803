// Posts calls from a thread of its own. From the touch of a finger until some 30 ms after it has lifted, Chromium keeps from a page's
// thread what comes over the network, since the finger may be about to scroll. A worker gets it at once, and messages from a worker
// are not kept back; Electron's ports are not either.
import type { Post } from './wire-http.ts'

export type ToPost = { id: number; url: string; init: RequestInit } | { id: number }
/** Text of the answer; null where none came. */
export type Posted = { id: number; text: string | null }

type Waiting = { resolve(text: string): void; reject(reason: Error): void }

export function createWorkerPost(): Post {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  function open(): Worker {
    const opened = new Worker(new URL('./post-worker.ts', import.meta.url), { type: 'module' })
    opened.onmessage = ({ data: { id, text } }: MessageEvent<Posted>) => {
      const entry = waiting.get(id)
      waiting.delete(id)
      if (text === null) entry?.reject(new Error('no answer'))
      else entry?.resolve(text)
    }
    // The host was away while the worker was loaded: the next call loads it again.
    opened.onerror = () => {
      opened.terminate()
      worker = null
      for (const entry of waiting.values()) entry.reject(new Error('the worker did not start'))
      waiting.clear()
    }
    return opened
  }

  return (url, { signal, ...init }) =>
    new Promise((resolve, reject) => {
      worker ??= open()
      lastId += 1
      const id = lastId
      const send = (message: ToPost) => worker?.postMessage(message)
      waiting.set(id, { resolve, reject })
      send({ id, url, init })
      signal.addEventListener('abort', () => {
        if (waiting.delete(id)) send({ id })
        reject(new Error('given up'))
      })
    })
}
