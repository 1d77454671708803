/// <reference types="node" />
// The client over both wires: a real HTTP server and real message ports, with hosts that answer, vanish, lie or keep silent.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient } from '../../../renderer/shared/client.ts'
import { createWorkerPost } from '../../../renderer/shared/post-in-worker.ts'
import { backOffMs, type LineState, type Wire } from '../../../renderer/shared/wire.ts'
import { createHttpWire } from '../../../renderer/shared/wire-http.ts'
import { createPortWire } from '../../../renderer/shared/wire-port.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const until = async (isTrue: () => boolean, what: string) => {
  for (let i = 0; i < 500; i++) {
    if (isTrue()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(`waited 5 s for: ${what}`)
}

type Heard = { id: number; name: string; input: unknown; session?: string }
type Answer = (heard: Heard) => unknown

type Stage = {
  wire: Wire
  heard: Heard[]
  /** What the host says to each request; undefined is silence. */
  answer: Answer
  tell(message: unknown): void
  isListening(): boolean
  /** Breaks the line as a crashed host would; the stage lets the page come back. */
  breakLine(): void
}

const found = { ok: true, value: { updatedAt: null } }

async function httpStage(): Promise<Stage> {
  const streams = new Set<ServerResponse>()
  const server: Server = createServer((incoming, answer) => {
    if (incoming.headers.authorization !== 'Bearer k-1') return answer.writeHead(401).end()
    if (incoming.method === 'GET' && incoming.url === '/api/desk/news') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
      streams.add(answer)
      answer.on('close', () => streams.delete(answer))
      return
    }
    let body = ''
    incoming.on('data', chunk => {
      body += chunk
    })
    incoming.on('end', () => {
      const heard: Heard = JSON.parse(body)
      stage.heard.push(heard)
      const said = stage.answer(heard)
      if (said !== undefined) answer.end(typeof said === 'string' ? said : JSON.stringify(said))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stage: Stage = {
    wire: createHttpWire({ origin, role: 'desk', key: 'k-1', fetch, random: () => 0 }),
    heard: [],
    answer: ({ id }) => ({ id, reply: found }),
    tell: message => {
      for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`)
    },
    isListening: () => streams.size > 0,
    breakLine: () => server.closeAllConnections(),
  }
  ends.push(() => stage.wire.stop())
  return stage
}

async function portStage(): Promise<Stage> {
  let give: (port: MessagePort) => void = () => {}
  let host: MessagePort | null = null
  const open = () => {
    const { port1, port2 } = new MessageChannel()
    host = port2
    port2.onmessage = event => {
      const heard: Heard = event.data
      stage.heard.push(heard)
      const said = stage.answer(heard)
      if (said !== undefined) port2.postMessage(said)
    }
    give(port1)
  }
  const wire = createPortWire(
    {
      ask: () => setTimeout(open, 5),
      onPort(listener) {
        give = listener
        return () => {
          give = port => port.close()
        }
      },
      onClosed: () => () => {},
    },
    () => 0,
  )
  const stage: Stage = {
    wire,
    heard: [],
    answer: ({ id }) => ({ id, reply: found }),
    tell: message => host?.postMessage(message),
    isListening: () => host !== null,
    breakLine: () => {
      const old = host
      host = null
      old?.close()
    },
  }
  ends.push(() => {
    wire.stop()
    host?.close()
  })
  return stage
}

describe.each([
  ['HTTP', httpStage],
  ['a message port', portStage],
])('The client over %s', (_, makeStage) => {
  it('gives the answer of the host, also to a call made before the line stands', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    expect(await client.call('sync.get', {})).toEqual(found)
    expect(stage.heard).toEqual([{ id: 1, name: 'sync.get', input: {} }])
  })

  it('passes a refusal on as it is', async () => {
    const stage = await makeStage()
    stage.answer = ({ id }) => ({ id, reply: { ok: false, problem: { code: 'locked' } } })
    const client = createClient('desk', stage.wire)
    expect(await client.call('staff.lock', {})).toEqual({ ok: false, problem: { code: 'locked' } })
  })

  it('carries the session from when it is set until it is taken away', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    client.setSession('s-1')
    await client.call('staff.list', {})
    client.setSession(null)
    await client.call('staff.list', {})
    expect(stage.heard.map(heard => heard.session)).toEqual(['s-1', undefined])
  })

  it('answers host-away when the host keeps silent, and never rejects', async () => {
    const stage = await makeStage()
    stage.answer = () => undefined
    const client = createClient('desk', stage.wire, 100)
    expect(await client.call('sync.get', {})).toEqual({ ok: false, problem: { code: 'host-away' } })
  })

  it('takes an answer that is not of the contract for no answer', async () => {
    const stage = await makeStage()
    stage.answer = ({ id }) => ({ id, reply: { ok: 'perhaps' } })
    const client = createClient('desk', stage.wire, 300)
    expect(await client.call('sync.get', {})).toEqual({ ok: false, problem: { code: 'host-away' } })
  })

  it('answers host-away to what cannot be sent at all', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    const circle: Record<string, unknown> = { run: () => 1 }
    circle.self = circle
    const reply = await client.call('drafts.save', { form: 'posting', body: circle as never })
    expect(reply).toEqual({ ok: false, problem: { code: 'host-away' } })
  })

  it('tells news to those who asked for the topic, and ignores what is no news', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    const heard: string[] = []
    client.onNews('staff', () => heard.push('staff'))
    const stop = client.onNews(['postings', 'sync'], () => heard.push('either'))
    await until(stage.isListening, 'the line')
    stage.tell({ changed: ['anything'] })
    stage.tell({ changed: ['postings', 'sync'] })
    await until(() => heard.length > 0, 'news')
    stop()
    stage.tell({ changed: ['postings'] })
    stage.tell({ changed: ['staff'] })
    await until(() => heard.includes('staff'), 'news of staff')
    expect(heard).toEqual(['either', 'staff'])
  })

  it('says when the line is lost and found again, and then that everything may have changed', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    const states: LineState[] = []
    let changes = 0
    client.onLine(state => states.push(state))
    client.onNews('registrations', () => {
      changes += 1
    })
    await until(() => states.includes('connected'), 'the line')
    expect(changes).toBe(0)
    stage.breakLine()
    await until(() => states.length === 4, 'the line again')
    expect(states).toEqual(['connecting', 'connected', 'away', 'connected'])
    await until(() => changes === 1, 'news of everything')
    expect((await client.call('sync.get', {})).ok).toBe(true)
  })

  it('gives up what was sent when the line breaks, without waiting out the time', async () => {
    const stage = await makeStage()
    stage.answer = () => {
      setTimeout(stage.breakLine, 20)
      return undefined
    }
    const client = createClient('desk', stage.wire)
    await until(stage.isListening, 'the line')
    const begun = performance.now()
    expect((await client.call('sync.get', {})).ok).toBe(false)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  it('answers host-away after it was stopped', async () => {
    const stage = await makeStage()
    const client = createClient('desk', stage.wire)
    client.stop()
    expect(await client.call('sync.get', {})).toEqual({ ok: false, problem: { code: 'host-away' } })
  })
})

describe('The client over a message port', () => {
  it('asks for a new port when the host says that this one is closed', async () => {
    const stage = await portStage()
    const states: LineState[] = []
    stage.wire.onLine(state => states.push(state))
    await until(() => states.includes('connected'), 'the line')
    stage.tell({ closed: true })
    await until(() => states.length === 4, 'the line again')
    expect(states.slice(2)).toEqual(['away', 'connected'])
  })
})

describe('The client over HTTP', () => {
  it('takes HTML for no answer', async () => {
    const stage = await httpStage()
    stage.answer = () => '<html>please log in</html>'
    const client = createClient('desk', stage.wire)
    expect(await client.call('sync.get', {})).toEqual({ ok: false, problem: { code: 'host-away' } })
  })

  it('is away with a wrong key, and says so', async () => {
    const server = createServer((_, answer) => answer.writeHead(401).end())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    ends.push(() => new Promise(resolve => server.close(resolve)))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const wire = createHttpWire({ origin, role: 'board', key: '', fetch, random: () => 0 })
    ends.push(() => wire.stop())
    const states: LineState[] = []
    wire.onLine(state => states.push(state))
    await until(() => states.includes('away'), 'being away')
    expect((await createClient('board', wire).call('site.get', {})).ok).toBe(false)
  })

  it('ends with its own end what it posts by', async () => {
    let ended = 0
    const post = async () => '{}'
    const forget = () => {
      ended += 1
    }
    const origin = 'http://127.0.0.1:9'
    createHttpWire({ origin, role: 'touch', key: 'k-1', fetch, post, forget, random: () => 0 }).stop()
    expect(ended).toBe(1)
  })

  it('starts no thread for a call that was given up before', async () => {
    const { post } = createWorkerPost(async () => 'sent')
    await expect(post('/api/touch', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/)
  })

  it('takes a silent stream for dead', async () => {
    const server = createServer((_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    ends.push(() => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const wire = createHttpWire({ origin, role: 'board', key: '', fetch, random: () => 0, silenceMs: 150 })
    ends.push(() => wire.stop())
    const states: LineState[] = []
    wire.onLine(state => states.push(state))
    await until(() => states.length >= 4, 'the line again')
    expect(states.slice(0, 4)).toEqual(['connecting', 'connected', 'away', 'connected'])
  })
})

describe('The back-off', () => {
  it('lies between 0.2 and 5 seconds and grows', () => {
    for (let attempt = 0; attempt < 50; attempt++) {
      expect(backOffMs(attempt, () => 0)).toBe(200)
      expect(backOffMs(attempt, () => 0.999999)).toBeLessThanOrEqual(5_000)
    }
    expect(backOffMs(3, () => 0.5)).toBeGreaterThan(backOffMs(0, () => 0.5))
  })
})
