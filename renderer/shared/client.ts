// A page's way to the host, typed by the contract: calls by name, news by topic. The same over either wire.
import type { CallName, InputOf, OutputOf } from '../../electron/contract/api.ts'
import type { Reply, Role } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import type { LineState, Wire } from './wire.ts'

export type Client<R extends Role> = {
  role: R
  /**
   * Asks the host. Never rejects: no answer within ten seconds, or no host, is the problem `host-away`, and the call may be made
   * again with the same record id.
   */
  call<N extends CallName<R>>(name: N, input: InputOf<R, N>): Promise<Reply<OutputOf<R, N>>>
  /** Calls the listener after something of these topics may have changed; read again by the call made at the start. */
  onNews(topics: Topic | readonly Topic[], listener: () => void): () => void
  /** Tells the state of the line to the host at once and at every change. */
  onLine(listener: (state: LineState) => void): () => void
  /** The desk session that later calls carry; null after locking. */
  setSession(token: string | null): void
  /** Drops what may still be held of earlier calls: somebody else comes. */
  forget(): void
  stop(): void
}

const callTimeoutMs = 10_000

const hostAway: Reply<never> = { ok: false, problem: { code: 'host-away' } }

/** Makes the client of one page. The role only narrows the types: what it may do is decided by its line. */
export function createClient<R extends Role>(role: R, wire: Wire, timeoutMs = callTimeoutMs): Client<R> {
  let lastId = 0
  let session: string | null = null

  return {
    role,
    async call<N extends CallName<R>>(name: N, input: InputOf<R, N>): Promise<Reply<OutputOf<R, N>>> {
      lastId += 1
      const request = { id: lastId, name, input, ...(session === null ? {} : { session }) }
      const abort = new AbortController()
      let timer: ReturnType<typeof setTimeout> | undefined
      try {
        const late = new Promise<Reply>(resolve => {
          timer = setTimeout(() => resolve(hostAway), timeoutMs)
        })
        // The envelope was checked by the wire; the value inside passed the role's view in the host.
        return (await Promise.race([wire.send(request, abort.signal), late])) as Reply<OutputOf<R, N>>
      } catch {
        return hostAway
      } finally {
        clearTimeout(timer)
        abort.abort()
      }
    },
    onNews(topics, listener) {
      const wanted = new Set<Topic>(typeof topics === 'string' ? [topics] : topics)
      return wire.onNews(changed => {
        if (changed.some(topic => wanted.has(topic))) listener()
      })
    },
    onLine: listener => wire.onLine(listener),
    setSession(token) {
      session = token
    },
    forget: () => wire.forget?.(),
    stop: () => wire.stop(),
  }
}
