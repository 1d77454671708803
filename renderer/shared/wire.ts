// What client.ts needs of a wire, and what both wires share: patience that grows, and the check of what arrives.
import type { Reply, Request } from '../../electron/contract/call.ts'
import { type Topic, topics } from '../../electron/contract/topic.ts'

/** `connecting` until the host was first reached; `away` once it was lost or cannot be reached. */
export type LineState = 'connecting' | 'connected' | 'away'

export type Wire = {
  /** Carries one request and resolves with the host's reply; rejects when the host cannot be reached or `signal` aborts. */
  send(request: Request, signal: AbortSignal): Promise<Reply>
  /** What may have changed. After a gap every topic is named, since news may have been missed. */
  onNews(listener: (changed: readonly Topic[]) => void): () => void
  /** Tells the state at once and at every change. */
  onLine(listener: (state: LineState) => void): () => void
  /** Drops what the wire may still hold of calls that were answered. */
  forget?: () => void
  stop(): void
}

export const everyTopic: readonly Topic[] = topics

/**
 * Full jitter (random(0, cap)) from 0.2 s doubling up to 5 s, never under 0.2 s: short, because the host is on this machine.
 * @param attempt 0 for the first wait
 * @param random 0 ≤ random() < 1
 * @returns milliseconds
 */
export function backOffMs(attempt: number, random: () => number): number {
  return 200 + random() * Math.min(4_800, 200 * 2 ** Math.min(attempt, 10))
}

type Ear<T> = (value: T) => void

/** A set of listeners; one that throws does not keep the others from hearing. */
export function createListeners<T>() {
  const ears = new Set<Ear<T>>()
  return {
    add(ear: Ear<T>): () => void {
      // A wrapper, so that the same function added twice is two listeners.
      const own: Ear<T> = value => ear(value)
      ears.add(own)
      return () => ears.delete(own)
    },
    tell(value: T): void {
      for (const ear of [...ears]) {
        try {
          ear(value)
        } catch (error) {
          console.error(error)
        }
      }
    },
  }
}

/** Holds a line's state and tells each change once. */
export function createLine() {
  const listeners = createListeners<LineState>()
  let state: LineState = 'connecting'
  return {
    get state() {
      return state
    },
    set(next: LineState): void {
      if (next === state) return
      state = next
      listeners.tell(next)
    },
    onLine(listener: (state: LineState) => void): () => void {
      const stop = listeners.add(listener)
      listener(state)
      return stop
    },
  }
}
