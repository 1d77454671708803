// The same shell in Electron itself, wherever its binary is (ELECTRON_OVERRIDE_DIST_PATH or node_modules/electron/dist) and a
// screen to open windows on. Otherwise it is skipped, and the name says why; the stand-in (shell.test.ts) runs everywhere.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findElectron } from '../../electron/find-electron.ts'
import { builtApp } from '../support/built-app.ts'
import { callHost } from '../support/port-call.ts'

const found = findElectron(fileURLToPath(new URL('../../', import.meta.url)), process.env)
const isScreenless = process.platform === 'linux' && !process.env.DISPLAY
const why = 'why' in found ? found.why : isScreenless ? 'there is no DISPLAY' : undefined

describe.skipIf(why !== undefined)(`in Electron itself${why ? ` (skipped: ${why})` : ''}`, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'electron-'))
  let app: ElectronApplication
  const patience = { timeout: 20_000, interval: 100 }

  async function page(face: string): Promise<Page> {
    const find = (): Page | undefined => app.windows().find(each => each.url().startsWith(`app://kiosk/${face}/`))
    await expect.poll(() => find() !== undefined, patience).toBe(true)
    return find() as Page
  }

  beforeAll(async () => {
    const root = await builtApp()
    const isRoot = process.getuid?.() === 0
    app = await _electron.launch({
      executablePath: 'path' in found ? found.path : '',
      // Root in a container cannot have Chromium's sandbox.
      args: [...(isRoot ? ['--no-sandbox'] : []), root],
      cwd: root,
      env: { ...(process.env as Record<string, string>), LINGGONG_DATA_DIR: dataDir, LINGGONG_KIOSK: '0' },
      timeout: 60_000,
    })
  }, 150_000)
  afterAll(async () => {
    await app?.close()
    rmSync(dataDir, { recursive: true, force: true })
  }, 30_000)

  test('three windows show their pages', async () => {
    for (const face of ['board', 'touch', 'desk']) await (await page(face)).waitForSelector('#root > *')
    expect(app.windows()).toHaveLength(3)
  })

  test('the page gets two functions and its role, and nothing of Node or Electron', async () => {
    const board = await page('board')
    expect(await board.evaluate('Object.keys(window.linggong).sort()')).toEqual(['print', 'requestPort', 'role'])
    expect(await board.evaluate('[typeof require, typeof process, typeof module]')).toEqual(Array(3).fill('undefined'))
  })

  test('a page asks the host over its port, as what its window is', async () => {
    const board = await page('board')
    expect(await callHost(board, 'site.get')).toMatchObject({ ok: true, value: { timeZone: 'Asia/Shanghai' } })
    expect(await callHost(board, 'registrations.list')).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
  })

  test('a page cannot leave, open or fetch anything, and gets no permission', async () => {
    const board = await page('board')
    await board.evaluate(`void (location.href = 'https://example.org/')`)
    await board.evaluate(`void window.open('https://example.org/')`)
    expect(await board.evaluate(`fetch('https://example.org/').then(() => 'fetched', () => 'refused')`)).toBe('refused')
    expect(await board.evaluate('Notification.requestPermission()')).toBe('denied')
    expect(board.url()).toBe('app://kiosk/board/')
    expect(app.windows()).toHaveLength(3)
  })

  test('a page that crashes is back within 3 s (scenario 25)', async () => {
    await page('touch')
    await app.evaluate(({ webContents }) => {
      webContents
        .getAllWebContents()
        .find(each => each.getURL().includes('/touch/'))
        ?.forcefullyCrashRenderer()
    })
    await expect
      .poll(
        () =>
          app.evaluate(async ({ webContents }) => {
            const touch = webContents.getAllWebContents().find(each => each.getURL().includes('/touch/'))
            return touch !== undefined && !touch.isCrashed() && !touch.isLoading()
          }),
        { timeout: 3_000, interval: 100 },
      )
      .toBe(true)
  })
})
