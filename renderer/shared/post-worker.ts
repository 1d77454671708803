// The worker that post-in-worker.ts posts with: one request for each message, given up where the page gives up.
import type { Posted, ToPost } from './post-in-worker.ts'

type Scope = {
  onmessage: ((event: MessageEvent<ToPost>) => void) | null
  postMessage(message: Posted): void
}
const scope = self as unknown as Scope
const underWay = new Map<number, AbortController>()

async function post({ id, url, init }: Extract<ToPost, { url: string }>): Promise<void> {
  const abort = new AbortController()
  underWay.set(id, abort)
  try {
    const answer = await fetch(url, { ...init, signal: abort.signal })
    scope.postMessage({ id, text: await answer.text() })
  } catch {
    // The host is away, or the page gave up.
    scope.postMessage({ id, text: null })
  } finally {
    underWay.delete(id)
  }
}

scope.onmessage = ({ data }) => {
  if ('url' in data) void post(data)
  else underWay.get(data.id)?.abort()
}
