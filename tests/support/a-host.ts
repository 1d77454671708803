// A real host on a new data folder, with a clock the test sets, and lines to it over each wire.
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { createAdaptorServer } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import type { CallName, InputOf, OutputOf } from '../../electron/contract/api.ts'
import { type FromHost, fromHost, type Reply, type Role, roles } from '../../electron/contract/call.ts'
import type { Topic } from '../../electron/contract/topic.ts'
import { createHost } from '../../electron/host/create-host.ts'
import type { Host } from '../../electron/host/host.ts'
import { createHttpTransport } from '../../electron/transport/http.ts'
import { servePort } from '../../electron/transport/port.ts'
import { aTempDir } from './temp-dir.ts'

export type TestHost = {
  host: Host
  dataDir: string
  logged: string[]
  setNow(at: string): void
  stop(): Promise<void>
}

export async function aHost({
  dataDir = aTempDir(),
  now = '2026-11-22T02:00:00.000Z',
  ...options
}: Partial<Omit<Parameters<typeof createHost>[0], 'now'>> & { now?: string } = {}): Promise<TestHost> {
  let at = new Date(now)
  const logged: string[] = []
  const host = await createHost({ dataDir, now: () => at, writeLog: line => logged.push(line), ...options })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= host.stop()
    return stopped
  }
  onTestFinished(stop)
  return {
    host,
    dataDir,
    logged,
    setNow(text) {
      at = new Date(text)
    },
    stop,
  }
}

/** A page's end of a wire: asks anything, as anything, and hears news. */
export type Line = {
  ask(message: unknown): Promise<FromHost>
  call<R extends Role, N extends CallName<R>>(
    role: R,
    name: N,
    input: InputOf<R, N>,
    session?: string,
  ): Promise<Reply<OutputOf<R, N>>>
  news: Topic[][]
  close(): Promise<void>
}

export const wires = ['direct', 'port', 'http'] as const
export type WireName = (typeof wires)[number]

export async function aLine(host: Host, role: Role, wire: WireName): Promise<Line> {
  const news: Topic[][] = []
  const hear = (message: FromHost) => {
    if ('changed' in message) news.push(message.changed)
  }
  const { ask, close } = await open[wire](host, role, hear)
  let id = 0
  return {
    ask,
    news,
    close,
    async call(_role, name, input, session) {
      id++
      const answer = await ask({ id, name, input, ...(session ? { session } : {}) })
      if (!('reply' in answer)) throw new Error('news in the place of an answer')
      return answer.reply as never
    },
  }
}

type Open = (host: Host, role: Role, hear: (message: FromHost) => void) => Promise<Pick<Line, 'ask' | 'close'>>

const open: Record<WireName, Open> = {
  async direct(host, role, hear) {
    const connection = host.connect(role)
    connection.onNews(hear)
    return { ask: message => connection.handle(message), close: async () => connection.close() }
  },
  async port(host, role, hear) {
    const { port1, port2 } = new MessageChannel()
    servePort(host, role, {
      on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
        port1.on(event, (data: unknown) => listener({ data }))
      },
      postMessage: message => port1.postMessage(message),
      start: () => port1.start(),
      close: () => port1.close(),
    })
    const waiting: ((message: FromHost) => void)[] = []
    port2.on('message', message => {
      const parsed = fromHost.parse(message)
      if ('changed' in parsed) hear(parsed)
      else waiting.shift()?.(parsed)
    })
    return {
      ask: message =>
        new Promise(resolve => {
          waiting.push(resolve)
          port2.postMessage(message)
        }),
      close: async () => port2.close(),
    }
  },
  async http(host, role, hear) {
    const keys = Object.fromEntries(roles.map(r => [r, randomBytes(32).toString('base64url')])) as Record<Role, string>
    let port = 0
    const app = createHttpTransport({ host, keys, pages: '/nowhere', port: () => port })
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as { port: number }).port
    const base = `http://127.0.0.1:${port}/api/${role}`
    const authorization = `Bearer ${keys[role]}`
    const ending = new AbortController()
    const stream = await fetch(`${base}/news`, { headers: { authorization }, signal: ending.signal })
    const reading = readNews(stream, hear)
    return {
      async ask(message) {
        const answer = await fetch(base, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(message),
        })
        return fromHost.parse(await answer.json())
      },
      async close() {
        ending.abort()
        await reading
        server.closeAllConnections()
        await new Promise(resolve => server.close(resolve))
      },
    }
  },
}

async function readNews(stream: Response, hear: (message: FromHost) => void): Promise<void> {
  let rest = ''
  try {
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (rest + chunk).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = event.match(/^data: (.*)$/m)?.[1]
        if (data) hear(fromHost.parse(JSON.parse(data)))
      }
    }
  } catch {
    // The line was closed.
  }
}
