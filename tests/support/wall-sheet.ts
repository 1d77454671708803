// The page of tests/page/wall-sheet for tests: built in a process of its own, opened in Chromium without any host.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import type { Language } from '../../db/model/site.ts'
import type { BoardPosting, SiteView } from '../../electron/contract/views.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const origin = 'http://wall-sheet.test'
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** As of tests/page/wall-sheet/main.tsx, which is compiled for the page and cannot be imported here. */
export type Look = { language: Language; site: SiteView; now: string; form: 'rows' | 'cards'; most?: number }
type Faults = { found: string[]; texts: number; smallestPx: number }
type AllFaults = Faults & { shown: number; faulty: number }
type Room = { rowsPx: number; cardsPx: number; cardsHighPx: number }

/** Builds the page into `outDir` as the real pages are built: React's production build, and none of the bundler's memory here. */
export async function buildWallSheet(outDir: string): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), outDir], { env, timeout: 120_000 })
}

/** Drawing thousands of QR codes takes a minute and says nothing about the layout: their box is the same whatever is in it. */
const plainCodes: Plugin = {
  name: 'plain-codes',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('renderer/shared/qr.ts')) return null
    const drawn = /const \{ modules \} = QRCode\.create\(text,[^\n]*\n/
    if (!drawn.test(code)) throw new Error('qr.ts no longer draws its code where the sheet leaves it out')
    return code.replace(drawn, 'const modules = { size: 25, get: () => text.length === 0 }\n')
  },
}

async function buildHere(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    plugins: [plainCodes, react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { sheet: join(root, 'tests/page/wall-sheet/index.html') } },
    },
  })
}

export type WallSheet = {
  page: Page
  setSize(width: number, height: number): Promise<void>
  setPostings(postings: readonly BoardPosting[]): Promise<void>
  /** Shows the first postings and leaves them there. */
  show(look: Look, count?: number): Promise<{ room: Room; plan: { m: number; rowPx: number; cards: number } }>
  /** What is wrong with what is on the page now. */
  examine(): Promise<Faults>
  /** Shows the first `count` postings, all where nothing is said, batch by batch, and examines each batch. */
  examineAll(look: Look, count?: number): Promise<AllFaults>
}

/** What the board is told of its site, for a wall of 55 inches that is read from `viewingDistanceM`. */
export const sheetSite = (board: Partial<SiteView['board']> = {}): SiteView =>
  ({
    name: '双碑零工市场',
    timeZone: 'Asia/Shanghai',
    board: { viewingDistanceM: 4, pixelPitchMm: 0.634, staleAfterMinutes: 30, ...board },
  }) as SiteView

/** Opens the page built into `outDir`, with all fonts loaded. */
export async function openWallSheet(browser: Browser, outDir: string): Promise<WallSheet> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.setDefaultTimeout(60_000)
  await page.route(`${origin}/**`, async route => {
    const path = normalize(new URL(route.request().url()).pathname)
    const contentType = types[extname(path)]
    if (!contentType) return route.fulfill({ status: 404 })
    return route.fulfill({ body: await readFile(join(outDir, path)), contentType })
  })
  await page.goto(`${origin}/tests/page/wall-sheet/index.html`)
  await page.waitForFunction('window.sheet !== undefined')
  await page.evaluate('sheet.loadFonts().then(() => true)')
  const ask = <T>(call: string, ...values: unknown[]) =>
    page.evaluate(`sheet.${call}(...${JSON.stringify(values)})`) as Promise<T>
  return {
    page,
    setSize: (width, height) => page.setViewportSize({ width, height }),
    setPostings: postings => ask('setPostings', postings),
    show: (look, count = 20) => ask('show', look, count),
    examine: () => ask('examine'),
    examineAll: (look, count) => (count === undefined ? ask('examineAll', look) : ask('examineAll', look, count)),
  }
}

if (import.meta.main) {
  const outDir = process.argv[2]
  if (!outDir) throw new Error('where to?')
  await buildHere(outDir)
}
