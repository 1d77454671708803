// What is not an answer: captive portals, proxies, slow drips, redirects, too much. Each is weather: nothing is marked as sent,
// nothing shown is lost, and all goes on when it clears (scenarios 13–20).
import { createServer, type RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { header } from '../../../central/protocol/headers.ts'
import { countPostings } from '../../../db/search.ts'
import { createBackoff } from '../../../electron/sync/backoff.ts'
import { createCentralClient, type Trouble } from '../../../electron/sync/central-client.ts'
import { aPosting } from '../../support/a-posting.ts'
import { aSite } from '../../support/a-site.ts'
import { aServedCentral, put, servedToken as token } from '../../support/served-central.ts'

const soon = { timeout: 10_000, interval: 20 }

async function aServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`
}

const ours = {
  [header.protocol]: '1',
  [header.server]: 'b3f1a9d0-0000-4000-8000-000000000001',
  'content-type': 'application/json',
  [header.nextOffset]: '000000000001_0000000000000001',
}

async function troubleOf(listener: RequestListener): Promise<Trouble> {
  const client = createCentralClient({
    url: await aServer(listener),
    token,
    station: 'x',
    fetch: request => fetch(request),
    now: Date.now,
  })
  return client.readPage('500106', 'all', '-1', { isLive: false, signal: AbortSignal.timeout(8000) }).then(
    () => expect.fail('this was taken for an answer'),
    error => error,
  )
}

test.each<[string, RequestListener, string]>([
  [
    'a captive portal that says 200 with HTML',
    (_q, a) => a.setHeader('content-type', 'text/html').end('<h1>Please log in</h1>'),
    'not-an-answer',
  ],
  [
    'a redirect to another host',
    (_q, a) => a.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'not-an-answer',
  ],
  [
    'our headers on HTML',
    (_q, a) => a.writeHead(200, { ...ours, 'content-type': 'text/html' }).end('[]'),
    'not-an-answer',
  ],
  ['JSON that is cut short', (_q, a) => a.writeHead(200, ours).end('[{"revision":1,'), 'not-an-answer'],
  ['JSON of another form', (_q, a) => a.writeHead(200, ours).end('{"rows":[]}'), 'not-an-answer'],
  [
    'bytes that are not UTF-8',
    (_q, a) => a.writeHead(200, ours).end(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d])),
    'not-an-answer',
  ],
  [
    'an endless answer',
    (_q, a) => {
      a.writeHead(200, ours)
      const pour = () => {
        while (a.write('['.repeat(65_536)));
      }
      a.on('drain', pour)
      pour()
    },
    'not-an-answer',
  ],
  [
    'a connection that breaks off',
    (_q, a) => {
      a.writeHead(200, { ...ours, 'content-length': '1000' })
      a.write('[')
      setTimeout(() => a.destroy(), 20)
    },
    'unreachable',
  ],
  ['a proxy that cannot reach the centre', (_q, a) => a.writeHead(502).end('Bad Gateway'), 'not-an-answer'],
  [
    'a wrong token',
    (_q, a) => a.writeHead(401, { ...ours, 'content-type': 'application/problem+json' }).end('{}'),
    'unauthorised',
  ],
])('%s is weather', async (_what, listener, kind) => {
  expect((await troubleOf(listener)).kind).toBe(kind)
})

test.each([
  ['seconds', '7', 7000],
  ['more than an hour', '999999', 3_600_000],
  ['nonsense', 'soon', 0],
])('Retry-After of 503 is honoured: %s (scenario 17)', async (_what, value, ms) => {
  const trouble = await troubleOf((_q, a) =>
    a.writeHead(503, { ...ours, 'content-type': 'application/problem+json', 'retry-after': value }).end('{}'),
  )
  expect(trouble).toMatchObject({ kind: 'busy', retryAfterMs: ms })
})

test('back-off is random(0, min(5 min, 1 s · 2^n)) and begins anew after an answer (scenario 16)', () => {
  const waits: number[] = []
  const backoff = createBackoff({ random: () => 0.5 })
  for (let i = 0; i < 12; i++) waits.push(backoff.next())
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 150_000, 150_000, 150_000])
  backoff.reset()
  expect(backoff.next(7000)).toBe(7500)
})

test('behind a captive portal the postings stay and the site says it is offline; when it clears, all goes on (scenario 14)', async () => {
  const central = await aServedCentral({ longPollMs: 200 })
  await central.publish('500106', put(aPosting({ id: 'a', validUntil: '2099-01-01T00:00:00.000Z' })))
  const site = aSite({ url: central.url, token })
  const count = () => countPostings(site.postings, {}, new Date())
  await expect.poll(() => site.sync.status().isOnline && count(), soon).toBe(1)
  site.setWeather(async () => new Response('<h1>Please log in</h1>', { headers: { 'content-type': 'text/html' } }))
  await expect.poll(() => site.sync.status(), soon).toMatchObject({ isOnline: false, trouble: 'not-an-answer' })
  expect(count()).toBe(1)
  await central.publish('500106', put(aPosting({ id: 'b', validUntil: '2099-01-01T00:00:00.000Z' })))
  site.setWeather((request, send) => send(request))
  await expect.poll(count, soon).toBe(2)
  await expect.poll(() => site.sync.status(), soon).toMatchObject({ isOnline: true, trouble: null })
})

test('a server whose clock is elsewhere is told apart from this machine: the offset is known', async () => {
  const central = await aServedCentral()
  const site = aSite({ url: central.url, token })
  site.setWeather(async (request, send) => {
    const answer = await send(request)
    const headers = new Headers(answer.headers)
    headers.set('date', new Date(Date.now() + 7_200_000).toUTCString())
    return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), { status: answer.status, headers })
  })
  await expect.poll(() => Math.round(site.sync.status().clockOffsetMs / 60_000), soon).toBe(120)
})
