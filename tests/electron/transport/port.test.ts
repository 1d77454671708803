// The port transport over a real message channel: every message answered, news posted, nothing left behind on closing.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type FromHost, fromHost, type Role, request } from '../../../electron/contract/call.ts'
import type { Host } from '../../../electron/host/host.ts'
import { servePort } from '../../../electron/transport/port.ts'
import { aMessageChannel } from '../../support/message-channel.ts'

/** Answers `echo` with what came and the connection's role, `slow` after 100 ms; keeps book of who is connected. */
function aHost() {
  const listeners = new Set<(news: FromHost) => void>()
  const roles: Role[] = []
  let open = 0
  const host: Host = {
    connect(role) {
      roles.push(role)
      open += 1
      const own = new Set<(news: FromHost) => void>()
      return {
        async handle(message) {
          const parsed = request.safeParse(message)
          if (!parsed.success) return { id: -1, reply: { ok: false, problem: { code: 'bad-input' } } }
          if (parsed.data.name === 'slow') await sleep(100)
          return { id: parsed.data.id, reply: { ok: true, value: { role, input: parsed.data.input } } }
        },
        onNews(listener) {
          listeners.add(listener)
          own.add(listener)
          return () => listeners.delete(listener)
        },
        close() {
          open -= 1
        },
      }
    },
    stop: async () => {},
  }
  const announce = () => {
    for (const listener of listeners) listener({ changed: ['postings'] })
  }
  return { host, roles, announce, listening: () => listeners.size, open: () => open }
}

const next = async (port: ReturnType<typeof aMessageChannel>['page']): Promise<FromHost> => {
  const [message] = (await once(port, 'message', { signal: AbortSignal.timeout(5000) })) as [unknown]
  return fromHost.parse(message)
}

test('a request through the port is answered with the role of the connection, not of the message', async () => {
  const { host, roles } = aHost()
  const channel = aMessageChannel()
  servePort(host, 'touch', channel.host)
  channel.page.postMessage({ id: 7, name: 'echo', input: { role: 'desk' } })
  expect(await next(channel.page)).toEqual({
    id: 7,
    reply: { ok: true, value: { role: 'touch', input: { role: 'desk' } } },
  })
  expect(roles).toEqual(['touch'])
  channel.page.close()
})

test('a message posted before the port is served is not lost', async () => {
  const { host } = aHost()
  const channel = aMessageChannel()
  channel.page.postMessage({ id: 1, name: 'echo', input: 'early' })
  await sleep(20)
  servePort(host, 'board', channel.host)
  expect(await next(channel.page)).toMatchObject({ id: 1 })
  channel.page.close()
})

test('a slow call does not hold up a quick one', async () => {
  const { host } = aHost()
  const channel = aMessageChannel()
  servePort(host, 'board', channel.host)
  channel.page.postMessage({ id: 1, name: 'slow', input: null })
  channel.page.postMessage({ id: 2, name: 'echo', input: null })
  expect(await next(channel.page)).toMatchObject({ id: 2 })
  expect(await next(channel.page)).toMatchObject({ id: 1 })
  channel.page.close()
})

test('news reaches the page until its end closes, and then nobody listens any more', async () => {
  const { host, announce, listening, open } = aHost()
  const channel = aMessageChannel()
  servePort(host, 'board', channel.host)
  announce()
  expect(await next(channel.page)).toEqual({ changed: ['postings'] })
  expect(open()).toBe(1)
  channel.page.close()
  await expect.poll(open, { timeout: 5000 }).toBe(0)
  expect(listening()).toBe(0)
  announce()
})

test('an answer that is ready only after the page has gone is dropped in silence', async () => {
  const { host, open } = aHost()
  const channel = aMessageChannel()
  servePort(host, 'board', channel.host)
  channel.page.postMessage({ id: 1, name: 'slow', input: null })
  await sleep(30)
  channel.page.close()
  await sleep(150)
  expect(open()).toBe(0)
})

test('ending the service from the host side closes the page’s end', async () => {
  const { host, open } = aHost()
  const channel = aMessageChannel()
  const end = servePort(host, 'desk', channel.host)
  const closed = once(channel.page, 'close', { signal: AbortSignal.timeout(5000) })
  end()
  await closed
  expect(open()).toBe(0)
})
