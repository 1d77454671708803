// The wire in an ordinary browser: calls as POST, news as an event stream, both on the loopback host that served the page.
// The stream is read with fetch and not EventSource, which cannot send the key in a header (and a key in a URL gets logged).
import { fromHost, type Role } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import { backOffMs, createLine, createListeners, everyTopic, type Wire } from './wire.ts'

/** Sends a POST and resolves with the text of its answer; rejects where none comes or `signal` aborts. */
export type Post = (url: string, init: RequestInit & { signal: AbortSignal }) => Promise<string>

export const postBy =
  (by: typeof fetch): Post =>
  async (url, init) =>
    (await by(url, init)).text()

type Options = {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  origin: string
  role: Role
  /** The role's key, from the URL's fragment. */
  key: string
  fetch: typeof fetch
  /** How calls are posted; by `fetch` where nothing else is given. */
  post?: Post
  /** Drops what `post` may still hold of calls that were answered. */
  forget?: () => void
  /** 0 ≤ random() < 1, for the spread of the back-off. */
  random: () => number
  /** A stream silent for longer is taken for dead; the host writes a comment line at least three times as often. */
  silenceMs?: number
}

export function createHttpWire({
  origin,
  role,
  key,
  fetch,
  post = postBy(fetch),
  forget = () => {},
  random,
  silenceMs = 60_000,
}: Options): Wire {
  const line = createLine()
  const news = createListeners<readonly Topic[]>()
  const stopped = new AbortController()
  const authorization = `Bearer ${key}`
  let hadStream = false
  let attempt = 0

  function receive(event: string): void {
    const data = event
      .split('\n')
      .filter(text => text.startsWith('data:'))
      .map(text => text.slice(5).trimStart())
      .join('\n')
    if (data === '') return
    const parsed = fromHost.safeParse(readJson(data))
    if (parsed.success && 'changed' in parsed.data) news.tell(parsed.data.changed)
  }

  async function listen(): Promise<void> {
    const abort = new AbortController()
    const end = () => abort.abort()
    stopped.signal.addEventListener('abort', end)
    let timer = setTimeout(end, silenceMs)
    try {
      const answer = await fetch(`${origin}/api/${role}/news`, {
        headers: { authorization, accept: 'text/event-stream' },
        signal: abort.signal,
        cache: 'no-store',
      })
      if (!answer.ok || !answer.body || !answer.headers.get('content-type')?.startsWith('text/event-stream'))
        return end()
      line.set('connected')
      attempt = 0
      if (hadStream) news.tell(everyTopic)
      hadStream = true
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return
        clearTimeout(timer)
        timer = setTimeout(end, silenceMs)
        const events = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) receive(event)
      }
    } catch {
      // Weather: the host went away; the loop below is the patience.
    } finally {
      clearTimeout(timer)
      stopped.signal.removeEventListener('abort', end)
    }
  }

  async function keepListening(): Promise<void> {
    while (!stopped.signal.aborted) {
      await listen()
      if (stopped.signal.aborted) return
      line.set('away')
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, backOffMs(attempt, random))
        stopped.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      })
      attempt += 1
    }
  }
  void keepListening()

  return {
    async send(request, signal) {
      const text = await post(`${origin}/api/${role}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: AbortSignal.any([signal, stopped.signal]),
        cache: 'no-store',
      })
      const parsed = fromHost.parse(readJson(text))
      if (!('reply' in parsed) || parsed.id !== request.id) throw new Error('not the answer to this request')
      return parsed.reply
    },
    onNews: news.add,
    onLine: line.onLine,
    forget,
    stop() {
      stopped.abort()
      forget()
      line.set('away')
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
