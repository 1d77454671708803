// `npm start` as a program: what it prints, that it stops cleanly and goes on with its data, and one clear sentence with an exit
// code for each way in which it cannot start.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createEmbeddedCentral } from '../../central/embedded.ts'
import { serveCentral } from '../../central/serve.ts'
import { buildIfStale } from '../../electron/build.ts'
import { builtApp } from '../support/built-app.ts'
import { aTempDir } from '../support/temp-dir.ts'

const script = new URL('../../electron/start.ts', import.meta.url).pathname

beforeAll(() => builtApp(), 180_000)

type Program = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> }

function start(env: Record<string, string>): Program {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, CI: 'true', LINGGONG_SHELL: 'browser', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  return { child, out: () => out, err: () => err, ended: once(child, 'exit').then(([code]) => code) }
}

async function ready(program: Program): Promise<Record<string, string>> {
  await expect.poll(program.out, { timeout: 20_000 }).toContain('central ')
  return Object.fromEntries(
    [...program.out().matchAll(/^(board|touch|desk|central)\s+(\S+)/gm)].map(([, name, url]) => [name, url]),
  )
}

async function call(url: string | undefined, name: string, input: unknown): Promise<unknown> {
  const page = new URL(url ?? '')
  const role = page.pathname.replaceAll('/', '')
  const headers = { authorization: `Bearer ${page.hash.slice(5)}`, 'content-type': 'application/json' }
  const answer = await fetch(`${page.origin}/api/${role}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: 1, name, input }),
  })
  return ((await answer.json()) as { reply: unknown }).reply
}

/** Ends with a code other than 0, one line on the screen, no stack. */
async function refused(env: Record<string, string>): Promise<string> {
  const program = start(env)
  expect(await program.ended).toBe(1)
  expect(program.err().trim().split('\n')).toHaveLength(1)
  expect(program.err()).not.toMatch(/\n\s+at /)
  return program.err()
}

test('prints an address for each face, shows the demonstration, stops on Ctrl+C and starts again on the same data', async () => {
  const dir = aTempDir()
  const first = start({ LINGGONG_DATA_DIR: dir })
  const urls = await ready(first)
  expect(Object.keys(urls).sort()).toEqual(['board', 'central', 'desk', 'touch'])
  for (const url of Object.values(urls)) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+/)
  const demonstration = () =>
    call(urls.touch, 'kinds.count', {}) as Promise<{ value: { total: number; urgent: { total: number } } }>
  await expect.poll(async () => (await demonstration()).value.total, { timeout: 10_000 }).toBeGreaterThanOrEqual(80)
  expect((await demonstration()).value.urgent.total).toBe(2)
  expect(await call(urls.board, 'freshness.get', {})).toMatchObject({ value: { isDemonstration: true } })
  // 商场保洁 is also a word for the kind, which finds other cleaners: the famous one must be among them, and doubted.
  const found = (await call(urls.touch, 'postings.search', { text: '商场保洁' })) as { value: { rows: unknown[] } }
  const famous = { title: '商场保洁', pay: { text: '400元/月', flag: 'unit-doubtful' } }
  expect(found.value.rows).toContainEqual(
    expect.objectContaining({ ...famous, pay: expect.objectContaining(famous.pay) }),
  )
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(first.err()).toBe('')
  const again = start({ LINGGONG_DATA_DIR: dir })
  const same = await ready(again)
  expect(new URL(same.desk ?? '').hash).toBe(new URL(urls.desk ?? '').hash)
  // A browser on a wall finds its page again; where its port is another program's now, any free one is better than no page.
  expect(same.board).toBe(urls.board)
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe(0)
  const port = Number(new URL(urls.board ?? '').port)
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const moved = start({ LINGGONG_DATA_DIR: dir })
  expect(Number(new URL((await ready(moved)).board ?? '').port)).not.toBe(port)
  moved.child.kill('SIGTERM')
  expect(await moved.ended).toBe(0)
})

test('auto says in one line why it is the browser shell, and how to have Electron', async () => {
  const program = start({
    LINGGONG_DATA_DIR: aTempDir(),
    LINGGONG_SHELL: 'auto',
    ELECTRON_OVERRIDE_DIST_PATH: '/nowhere',
  })
  await ready(program)
  expect(program.out().split('\n')[0]).toMatch(/^Browser shell in place of Electron: ELECTRON_OVERRIDE_DIST_PATH/)
  program.child.kill('SIGINT')
  expect(await program.ended).toBe(0)
})

test('a second start on the same data says so and changes nothing', async () => {
  const dir = aTempDir()
  const first = start({ LINGGONG_DATA_DIR: dir })
  await ready(first)
  expect(await refused({ LINGGONG_DATA_DIR: dir })).toContain('already running')
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
})

test('a port that is taken is named', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  expect(await refused({ LINGGONG_DATA_DIR: aTempDir(), LINGGONG_PORT: String(port) })).toContain(
    `Port ${port} on 127.0.0.1 is taken`,
  )
})

test('a data folder that cannot be one is named', async () => {
  const file = join(aTempDir(), 'file')
  writeFileSync(file, '')
  expect(await refused({ LINGGONG_DATA_DIR: file })).toContain('data folder cannot be used')
})

test('data of a newer version, and data that is damaged, are not touched', async () => {
  const newer = aTempDir()
  const db = new Database(join(newer, 'site.db'))
  db.pragma('user_version = 999')
  db.close()
  expect(await refused({ LINGGONG_DATA_DIR: newer })).toContain('newer version')
  const damaged = aTempDir()
  const content = Buffer.alloc(8192, 1)
  writeFileSync(join(damaged, 'site.db'), content)
  expect(await refused({ LINGGONG_DATA_DIR: damaged })).toContain('nothing was made anew')
  expect(readFileSync(join(damaged, 'site.db')).equals(content)).toBe(true)
})

test('settings that cannot be meant are named: the environment, and site.json by its field', async () => {
  expect(await refused({ LINGGONG_DATA_DIR: aTempDir(), LINGGONG_PORT: 'many' })).toContain('LINGGONG_PORT')
  expect(
    await refused({
      LINGGONG_DATA_DIR: aTempDir(),
      LINGGONG_CENTRAL_URL: 'ftp://x',
      LINGGONG_CENTRAL_TOKEN: 'x'.repeat(20),
    }),
  ).toContain('LINGGONG_CENTRAL_URL')
  const dir = aTempDir()
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'site.json'), '{"board":{"viewingDistanceM":"far"}}')
  expect(await refused({ LINGGONG_DATA_DIR: dir })).toContain('board.viewingDistanceM')
  writeFileSync(join(dir, 'site.json'), '{"nmae":"x"}')
  expect(await refused({ LINGGONG_DATA_DIR: dir })).toContain('nmae')
})

test('with a centre that is not there, or that answers HTML, it runs offline and keeps what it has', async () => {
  const portal = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Log in</h1>'),
  ).listen(0, '127.0.0.1')
  await once(portal, 'listening')
  onTestFinished(() => void portal.close())
  for (const url of ['http://127.0.0.1:9', `http://127.0.0.1:${(portal.address() as { port: number }).port}`]) {
    const program = start({
      LINGGONG_DATA_DIR: aTempDir(),
      LINGGONG_CENTRAL_URL: url,
      LINGGONG_CENTRAL_TOKEN: 'x'.repeat(20),
    })
    const urls = await ready(program)
    // Said once, however often it is tried; the addresses come first.
    const said = () => program.out().trimEnd().split('\n').slice(4)
    await expect.poll(said).toEqual([expect.stringContaining(url.endsWith(':9') ? 'cannot be reached' : 'is not a')])
    expect(await call(urls.board, 'freshness.get', {})).toMatchObject({
      ok: true,
      value: { isOnline: false, updatedAt: null },
    })
    expect(await call(urls.desk, 'sync.get', {})).toMatchObject({
      ok: true,
      value: { trouble: url.endsWith(':9') ? 'unreachable' : 'not-an-answer' },
    })
    await sleep(1500)
    expect(said()).toHaveLength(1)
    expect(said()[0]).toContain(url)
    program.child.kill('SIGINT')
    expect(await program.ended).toBe(0)
  }
})

test('says when the centre refuses the token, and when it is reached', async () => {
  const embedded = await createEmbeddedCentral({ dir: aTempDir(), now: () => new Date() })
  onTestFinished(embedded.stop)
  const server = await serveCentral(embedded.app, { port: 0 })
  onTestFinished(server.stop)
  for (const [token, sentence] of [
    ['x'.repeat(20), `refuses this machine: LINGGONG_CENTRAL_TOKEN is not the centre's`],
    [embedded.token, `The centre at ${server.url} is reached.`],
  ] as const) {
    const program = start({
      LINGGONG_DATA_DIR: aTempDir(),
      LINGGONG_CENTRAL_URL: server.url,
      LINGGONG_CENTRAL_TOKEN: token,
    })
    await ready(program)
    await expect.poll(program.out, { timeout: 10_000 }).toContain(sentence)
    expect(program.out().trimEnd().split('\n')).toHaveLength(5)
    expect(program.err()).toBe('')
    program.child.kill('SIGINT')
    expect(await program.ended).toBe(0)
  }
})

test('pages are built again only when their sources are newer', async () => {
  const before = readFileSync(new URL('../../out/renderer/board/index.html', import.meta.url), 'utf8')
  const from = performance.now()
  await buildIfStale('pages')
  expect(performance.now() - from).toBeLessThan(5000)
  expect(readFileSync(new URL('../../out/renderer/board/index.html', import.meta.url), 'utf8')).toBe(before)
})
