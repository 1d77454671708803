// What the flows of the desk begin with: the built page, one browser a file, a desk on a folder of its own with keys to press; and
// pictures of it where DESK_PICTURES names a folder.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type Serving, serve } from '../../electron/serve.ts'
import { setUpDesk } from './a-desk-screen.ts'
import { builtApp } from './built-app.ts'
import { openBrowser } from './chromium.ts'

// What is used of the page inside `evaluate`; the tests are compiled without the DOM's types.
declare const document: { activeElement: { id: string } | null; fonts: { ready: Promise<unknown> } }

export type DeskFlow = {
  page: Page
  serving: Serving
  dataDir: string
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
}

const usual = { width: 1440, height: 900 }

/** Call at the top of a file. @returns opens desks, each until its test or, where asked, the file has ended */
export function createDesks() {
  let browser: Browser | undefined
  let pages = ''
  const stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    pages = join(await builtApp(), 'out', 'renderer')
    browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    for (const stop of stops) await stop()
  })

  /** @param site of site.json @param isSetUp false: it stands before its first run */
  async function openDesk({
    site = {},
    viewport = usual,
    isSetUp = true,
    until = 'test' as 'test' | 'file',
  } = {}): Promise<DeskFlow> {
    if (!browser) throw new Error('no browser yet')
    const dataDir = await mkdtemp(join(tmpdir(), 'linggong-desk-'))
    await writeFile(join(dataDir, 'site.json'), JSON.stringify(site))
    const serving = await serve({ dataDir, port: 0, pages, writeLog: () => {} })
    const page = await browser.newPage({ viewport, acceptDownloads: true })
    page.setDefaultTimeout(10_000)
    const stop = async () => {
      await page.close()
      await serving.stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
    if (until === 'file') stops.push(stop)
    else onTestFinished(stop)
    await page.goto(serving.urls.desk)
    await page.waitForSelector('.gate form')
    if (isSetUp) {
      await setUpDesk(page)
      await focused(page, 'r-name')
    }
    return {
      page,
      serving,
      dataDir,
      async press(...keys) {
        for (const key of keys) await page.keyboard.press(key)
      },
      type: text => page.keyboard.type(text),
    }
  }
  return openDesk
}

export const focused = (page: Page, id: string) =>
  page.waitForFunction(wanted => document.activeElement?.id === wanted, id, { timeout: 10_000 })

/** The folder for pictures; undefined: none are taken. */
export const pictures = process.env.DESK_PICTURES

/** A picture at the two sizes a desk has. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  await page.evaluate(() => document.fonts.ready)
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(150)
    await page.screenshot({ path: join(pictures, `${name}-${height}.png`) })
  }
  await page.setViewportSize(usual)
}
