// The server behind a real socket: who may reach it, slow and rude clients, ports, stopping.
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { header } from '../../central/protocol/headers.ts'
import { feedPath, snapshotPath } from '../../central/protocol/paths.ts'
import { serveCentral } from '../../central/serve.ts'
import { readCentralSettings } from '../../central/settings.ts'
import { StartProblem } from '../../central/start-problem.ts'
import { aCentral, centralToken, type TestCentral } from '../support/a-central.ts'
import { aPosting } from '../support/a-posting.ts'

const feed = '500106'
const headers = { Authorization: `Bearer ${centralToken}` }
let central: TestCentral
let server: { url: string; stop: () => Promise<void> }
beforeEach(async () => {
  central = aCentral({ longPollMs: 20_000 })
  server = await serveCentral(central.app, { port: 0 })
})
afterEach(async () => {
  await server.stop()
  await central.stop()
})

const publish = (id: string) =>
  central.store.publish(feed, [{ op: 'put', kind: 'posting', id, value: aPosting({ id }) }], { now: central.now() })

test('it answers over a socket, with one Date', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/)
  const answer = await fetch(server.url + feedPath(feed, 'all', '-1'), { headers })
  expect(answer.status).toBe(200)
  expect(answer.headers.get(header.server)).toBe(central.store.identity)
  expect(answer.headers.get('Date')).toBe('Sun, 22 Nov 2026 01:00:00 GMT')
})

test('a taken port is said in one sentence', async () => {
  const port = Number(new URL(server.url).port)
  await expect(serveCentral(central.app, { port })).rejects.toThrow(
    new StartProblem(`Port ${port} on 127.0.0.1 is taken by another program. Set PORT to a free one.`),
  )
})

test.each(['0.0.0.0', '::', '192.168.1.4', 'example.org', '127.0.0.1.example.org'])(
  'it refuses to listen on %s',
  async host => {
    await expect(serveCentral(central.app, { host, port: 0 })).rejects.toThrow(/listens only on this machine/)
  },
)

test('a long poll is woken over a socket', async () => {
  const waiting = fetch(server.url + feedPath(feed, 'all', '-1', true), { headers })
  await new Promise(resolve => setTimeout(resolve, 100))
  const began = performance.now()
  await publish('a')
  expect(await (await waiting).json()).toHaveLength(1)
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('an asker who hangs up is let go: the store is asked for nobody any more', async () => {
  let polls = 0
  const { heads } = central.store
  central.store.heads = feeds => {
    polls += 1
    return heads(feeds)
  }
  const leaving = new AbortController()
  const left = fetch(server.url + feedPath(feed, 'all', '-1', true), { headers, signal: leaving.signal })
  left.catch(() => undefined)
  await expect.poll(() => polls, { timeout: 5_000 }).toBeGreaterThan(1)
  leaving.abort()
  await expect(left).rejects.toThrow()
  await new Promise(resolve => setTimeout(resolve, 600))
  const before = polls
  await new Promise(resolve => setTimeout(resolve, 800))
  expect(polls).toBe(before)
})

test('stopping ends long polls that wait', async () => {
  const waiting = fetch(server.url + feedPath(feed, 'all', '-1', true), { headers })
  waiting.catch(() => undefined)
  await new Promise(resolve => setTimeout(resolve, 100))
  const began = performance.now()
  await server.stop()
  await expect(waiting).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('a body that never ends is cut off at the limit, and the server goes on', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk
  })
  const lines = ['POST /v1/registrations HTTP/1.1', 'Host: x', `Authorization: ${headers.Authorization}`]
  lines.push(`${header.station}: 3f0a8f0e-2b1c-4d5e-8f90-123456789abc`, 'Content-Type: application/json')
  socket.write(`${lines.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`
  for (let sent = 0; sent < 64 && !answer; sent++) {
    socket.write(chunk)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  socket.destroy()
  expect((await fetch(`${server.url}/v1/health`)).status).toBe(200)
})

test('a reader who stops in the middle of a snapshot holds nobody up', async () => {
  for (let n = 0; n < 4; n++)
    await central.store.publish(
      feed,
      Array.from({ length: 500 }, (_, i) => {
        const id = `p-${n}-${i}`
        return {
          op: 'put',
          kind: 'posting',
          id,
          value: aPosting({ id, content: crypto.randomUUID().repeat(20) }),
        } as const
      }),
      { now: central.now() },
    )
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`GET ${snapshotPath(feed)} HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.Authorization}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  const began = performance.now()
  await publish('later')
  expect((await fetch(server.url + feedPath(feed, 'all', '-1'), { headers })).status).toBe(200)
  expect(performance.now() - began).toBeLessThan(2_000)
  socket.destroy()
})

test.each([
  [{ PORT: 'http' }, /PORT must be a number/],
  [{ PORT: '70000' }, /PORT must be a number/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must begin with/],
  [{ LINGGONG_CENTRAL_TOKEN: 'short' }, /LINGGONG_CENTRAL_TOKEN must have/],
])('the setting %j is refused in one sentence', (env, message) => {
  expect(() => readCentralSettings(env)).toThrow(message)
})

test('the folder is LINGGONG_CENTRAL_DIR, else that of the embedded server', () => {
  expect(readCentralSettings({ LINGGONG_CENTRAL_DIR: '/a', LINGGONG_DATA_DIR: '/b' }).dir).toBe('/a')
  expect(readCentralSettings({ LINGGONG_DATA_DIR: '/b' }).dir.replaceAll('\\', '/')).toBe('/b/central')
  expect(readCentralSettings({}).dir).toMatch(/linggong-kiosk.*central$/)
})
