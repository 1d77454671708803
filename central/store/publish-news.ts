// Tells listeners of this process that a feed has moved on, after the commit.
import type { Head } from './store.ts'

type Listener = (feed: string, head: Head) => void

export function createPublishNews() {
  const listeners = new Set<Listener>()
  return {
    listen(listener: Listener): () => void {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell(feed: string, head: Head): void {
      for (const listener of listeners) listener(feed, head)
    },
  }
}
