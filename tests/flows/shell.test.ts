// The built Electron shell in real Chromium, through the stand-in (tests/support/electron-stand-in): windows, lock-down, ports
// to the real host, and what happens when a page, the host or a second program comes in between.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builtApp } from '../support/built-app.ts'
import { type FoundChromium, findChromium } from '../support/chromium.ts'
import type { StandIn, StandInPage } from '../support/electron-stand-in/launch.d.mts'
import { launch } from '../support/electron-stand-in/launch.mjs'
import { callHost } from '../support/port-call.ts'

let appDir: string
let chromium: FoundChromium
let app: StandIn
let board: StandInPage
const dataDir = mkdtempSync(join(tmpdir(), 'shell-'))

const start = (
  env: Record<string, string> = {},
  displays = ['3840x2160', '1080x1920t', '1366x768'],
): Promise<StandIn> =>
  launch({ chromium, appDir, displays, env: { LINGGONG_DATA_DIR: dataDir, LINGGONG_KIOSK: '1', ...env } })
const called = (of: StandIn, api: string): unknown[][] =>
  of.calls.filter(each => each.api === api).map(each => each.args)
const patience = { timeout: 15_000, interval: 100 }
/** The page runs and shows something; a crashed one cannot be asked. */
const isShown = (page: StandInPage): Promise<unknown> =>
  page.evaluate(`document.querySelector('#root > *') !== null`).catch(() => false)

beforeAll(async () => {
  appDir = await builtApp()
  chromium = await findChromium()
  app = await start()
  board = await app.window('board/')
  await board.waitFor('#root > *')
}, 150_000)
afterAll(async () => {
  await app?.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 30_000)

test('three windows stand on their displays, the public ones as kiosks', async () => {
  await app.window('desk/')
  expect((await app.windows()).map(({ url, bounds, kiosk }) => [url, bounds.x, bounds.width, kiosk])).toEqual([
    ['app://kiosk/board/', 0, 3840, true],
    ['app://kiosk/touch/', 3840, 1080, true],
    ['app://kiosk/desk/', 4920, 1366, false],
  ])
})

test('everything is locked before the first page exists', () => {
  const order = app.calls.map(each => each.api)
  const firstWindow = order.indexOf('BrowserWindow')
  for (const api of [
    'app.enableSandbox',
    'Menu.setApplicationMenu',
    'protocol.registerSchemesAsPrivileged',
    'app.requestSingleInstanceLock',
    'session.setPermissionRequestHandler',
    'session.setPermissionCheckHandler',
    'session.setDevicePermissionHandler',
    'session.setCertificateVerifyProc',
    'session.webRequest.onBeforeRequest',
    'protocol.handle',
  ]) {
    expect(order.indexOf(api), api).toBeGreaterThanOrEqual(0)
    expect(order.indexOf(api), api).toBeLessThan(firstWindow)
  }
  expect(called(app, 'powerSaveBlocker.start')).toEqual([['prevent-display-sleep']])
  expect(called(app, 'webContents.setWindowOpenHandler')).toHaveLength(3)
  for (const [options] of called(app, 'BrowserWindow') as [{ webPreferences: object }][]) {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
  }
})

test('the page gets two functions and its role, and nothing of Node or Electron', async () => {
  expect(await board.evaluate('Object.keys(window.linggong).sort()')).toEqual(['print', 'requestPort', 'role'])
  expect(await board.evaluate('window.linggong.role')).toBe('board')
  expect(await board.evaluate('[typeof require, typeof process, typeof module]')).toEqual(Array(3).fill('undefined'))
})

test('a page asks the host over its port, as what its window is and nothing else', async () => {
  expect(await callHost(board, 'site.get')).toMatchObject({ ok: true, value: { timeZone: 'Asia/Shanghai' } })
  const asked = { ok: false, problem: { code: 'not-allowed' } }
  expect(await callHost(board, 'registrations.list', { role: 'desk' })).toMatchObject(asked)
  expect(await callHost(await app.window('touch/'), 'site.get')).toMatchObject({ ok: true })
  expect(await callHost(await app.window('desk/'), 'site.get')).toMatchObject({ ok: true })
})

test('without a configured centre the demonstration postings reach the page, and no port is opened for that', async () => {
  const total = async (): Promise<unknown> =>
    ((await callHost(board, 'programme.next', { count: 1, after: null })) as { value?: { total: number } }).value?.total
  await expect.poll(total, patience).toBeGreaterThan(50)
}, 40_000)

test('a page cannot leave, open, frame, fetch or download anything', async () => {
  const before = await board.url()
  // The page beside it, as the page itself would name it.
  await board.evaluate(`void (location.href = '../desk/')`)
  // One after the other: a second one takes the place of a first that has not been tried yet.
  await expect.poll(() => called(app, 'navigate').length, patience).toBeGreaterThanOrEqual(1)
  await board.evaluate(`void (location.href = 'https://example.org/')`)
  await board.evaluate(`void window.open('https://example.org/')`)
  await board.evaluate(
    `void document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }))`,
  )
  expect(await board.evaluate(`fetch('https://example.org/').then(() => 'fetched', () => 'refused')`)).toBe('refused')
  expect(await board.evaluate(`fetch('/board/index.html').then(() => 'fetched', () => 'refused')`)).toBe('refused')
  await expect.poll(() => called(app, 'window.open').length, patience).toBe(1)
  await expect.poll(() => called(app, 'navigate').length, patience).toBeGreaterThanOrEqual(2)
  expect(called(app, 'navigate').filter(([, verdict]) => verdict !== 'denied')).toEqual([])
  expect(called(app, 'window.open')).toEqual([['https://example.org/', 'deny']])
  expect(await board.url()).toBe(before)
  expect(await app.windows()).toHaveLength(3)
  await board.evaluate(`document.querySelectorAll('iframe').forEach(each => each.remove())`)
})

test('the policy forbids scripts and styles that do not come from our own files', async () => {
  await board.evaluate(
    `{ const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.head.append(s) }`,
  )
  expect(await board.evaluate('typeof window.injected')).toBe('undefined')
})

test.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'fullscreen', 'hid'])(
  'the permission %s is refused',
  async name => {
    expect(await board.permission(name)).toEqual({ request: false, check: false })
  },
)

test('keys that would close, reload, print or open tools do not reach the page, and the window does not close (scenario 34)', async () => {
  for (const keys of ['Alt+F4', 'Control+W', 'F5', 'F11', 'Control+Shift+I', 'Control+P']) {
    expect(await board.press(keys), keys).toBe(false)
  }
  expect(await board.press('a')).toBe(true)
  expect(await board.close()).toBe(false)
  expect(await app.windows()).toHaveLength(3)
})

test('a second program on the same data ends with a sentence, and the first shows itself', async () => {
  const second = await start()
  expect(await second.exited).toBe(1)
  expect(second.output()).toMatch(/another Linggong Kiosk is running on .+ already; this one ends\.\n$/)
  await second.close()
  await expect.poll(() => called(app, 'focus').length, patience).toBe(1)
}, 40_000)

test('the host dies: it is started again and pages speak with the new one (scenario 27)', async () => {
  const [old] = await app.utilities()
  process.kill(old as number, 'SIGKILL')
  await expect.poll(async () => (await app.utilities()).some(pid => pid !== old), patience).toBe(true)
  expect(await callHost(board, 'site.get')).toMatchObject({ ok: true })
  expect(app.output()).toContain('the host ended')
}, 40_000)

test('a page that reloads gets a port again', async () => {
  await board.evaluate('window.isOld = true; void location.reload()')
  await expect.poll(() => board.evaluate('window.isOld === undefined').catch(() => false), patience).toBe(true)
  expect(await callHost(board, 'site.get')).toMatchObject({ ok: true })
})

test('a page that crashes is back within 3 s; at the third time in a minute the safe page stands there (scenario 25)', async () => {
  const touch = await app.window('touch/')
  for (const _ of [1, 2]) {
    await touch.crash()
    const at = Date.now()
    await expect.poll(() => isShown(touch), patience).toBe(true)
    expect(Date.now() - at).toBeLessThan(3_000)
  }
  expect(await callHost(touch, 'site.get')).toMatchObject({ ok: true })
  await touch.crash()
  await expect.poll(() => touch.url(), patience).toContain('app://kiosk/safe/')
  await expect.poll(() => touch.text('#name'), patience).toBe('双碑零工市场')
  expect(await touch.text('#clock')).toMatch(/^\d\d:\d\d$/)
  expect(await touch.text('main')).toContain('稍后恢复')
  const refused = called(app, 'network').map(([url]) => String(url))
  expect(refused.filter(url => !url.startsWith('https://example.org/'))).toEqual([])
}, 60_000)

test('a page that hangs is ended and comes back (scenario 26)', async () => {
  const desk = await app.window('desk/')
  desk.evaluate('for (;;) {}').catch(() => {})
  await expect.poll(() => called(app, 'webContents.forcefullyCrashRenderer').length, { timeout: 25_000 }).toBe(1)
  await expect.poll(() => isShown(desk), patience).toBe(true)
}, 60_000)

test('a display that changes its size is filled again', async () => {
  await app.setDisplays(['1920x1080', '1080x1920t', '1366x768'])
  await expect
    .poll(async () => (await app.windows())[0]?.bounds, patience)
    .toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
})

test('quitting stops the host and leaves no process behind', async () => {
  const pids = await app.utilities()
  expect(await app.close()).toBe(0)
  for (const pid of pids) expect(() => process.kill(pid, 0), `process ${pid}`).toThrow('ESRCH')
}, 30_000)

test('without kiosk three ordinary windows share one display and may be closed', async () => {
  const plain = await start({ LINGGONG_KIOSK: '0' }, ['1920x1080'])
  try {
    const desk = await plain.window('desk/')
    expect((await plain.windows()).map(({ kiosk, bounds }) => [kiosk, bounds.x])).toEqual([
      [false, 0],
      [false, 48],
      [false, 96],
    ])
    expect(await desk.close()).toBe(true)
  } finally {
    expect(await plain.close()).toBe(0)
  }
}, 60_000)

test('a data folder that cannot be used ends the program with one sentence', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  const refused = await start({ LINGGONG_DATA_DIR: join(file, 'data') })
  expect(await refused.exited).toBe(1)
  expect(refused.output()).toMatch(/^linggong: the data folder .+ cannot be used \(ENOTDIR\)\.\n$/)
  await refused.close()
}, 40_000)

test('a host that cannot start leaves calm pages and one sentence, and does not stop the program', async () => {
  const broken = join(dataDir, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, 'site.json'), '{ this is not JSON')
  const running = await start({ LINGGONG_DATA_DIR: broken })
  try {
    await running.window('board/')
    await expect.poll(() => running.output(), patience).toMatch(/site\.json is not valid JSON/)
    expect(running.output()).not.toMatch(/\n\s+at /)
    expect(await running.windows()).toHaveLength(3)
  } finally {
    expect(await running.close()).toBe(0)
  }
}, 60_000)

test.each([
  ['no printer', { STAND_IN_PRINTER: '' }, 'absent', 0],
  ['a printer that takes the page', { STAND_IN_PRINTER: 'ready' }, 'handed', 1],
  ['a printer that refuses', { STAND_IN_PRINTER: 'refuses' }, 'failed', 1],
  ['a printer that never answers', { STAND_IN_PRINTER: 'silent' }, 'failed', 1],
])(
  'printing with %s is told to the touch screen, without a dialog, and to no other face (scenario 36)',
  async (_what, printer, said, jobs) => {
    const other = mkdtempSync(join(tmpdir(), 'shell-print-'))
    const own = await start({ ...printer, LINGGONG_DATA_DIR: other })
    try {
      const touch = await own.window('touch/')
      await touch.waitFor('#root > *')
      expect(await (await own.window('desk/')).evaluate('window.linggong.print()')).toBe('failed')
      // A second press while the first is on its way makes no second job.
      const presses = printer.STAND_IN_PRINTER === 'silent' ? 2 : 1
      const calls = Array(presses).fill('window.linggong.print()')
      expect(await touch.evaluate(`Promise.all([${calls.join()}])`)).toEqual(Array(presses).fill(said))
      expect(called(own, 'webContents.print').map(([options]) => options)).toEqual(
        Array(jobs).fill({ silent: true, printBackground: true }),
      )
    } finally {
      await own.close()
      rmSync(other, { recursive: true, force: true })
    }
  },
  60_000,
)
