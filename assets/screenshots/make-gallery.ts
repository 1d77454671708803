// Takes the pictures of the README: the program as `npm start` runs it on its demonstration, in a real Chromium.
// Usage: node assets/screenshots/make-gallery.ts [folder]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { createEmbeddedCentral } from '../../central/embedded.ts'
import { serveCentral } from '../../central/serve.ts'
import { buildIfStale } from '../../electron/build.ts'
import { serve } from '../../electron/serve.ts'
import { openBrowser } from '../../tests/support/chromium.ts'

const folder = process.argv[2] ?? fileURLToPath(new URL('.', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'linggong-gallery-'))

await buildIfStale('pages')
const embedded = await createEmbeddedCentral({ dir: join(dir, 'central'), now: () => new Date() })
const central = await serveCentral(embedded.app, { port: 0 })
const serving = await serve({ dataDir: dir, port: 0, central: { url: central.url, token: embedded.token } })
const browser = await openBrowser()

async function open(url: string, width: number, height: number, ready: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  await page.waitForSelector(ready)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await sleep(1200)
  return page
}

const shoot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })
const key = (page: Page, letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) })

async function board(): Promise<void> {
  for (const [name, width, height] of [
    ['board-landscape', 1920, 1080],
    ['board-portrait', 1080, 1920],
    ['board-strip', 2048, 384],
    ['board-4k', 3840, 2160],
    ['board-720p', 1280, 720],
  ] as const) {
    const page = await open(serving.urls.board, width, height, '.row, .closed, .over')
    await shoot(page, name)
    await page.close()
  }
}

async function touch(): Promise<void> {
  const page = await open(serving.urls.touch, 1080, 1920, '.attract .count')
  await shoot(page, 'touch-attract')
  await page.click('.attract')
  await page.waitForSelector('.tile')
  await sleep(400)
  await shoot(page, 'touch-home')
  await page.locator('.tile', { hasText: '电工' }).first().click()
  await page.waitForSelector('.job')
  await sleep(400)
  await shoot(page, 'touch-list')
  await page.locator('.job').first().click()
  await page.waitForSelector('.six')
  await sleep(400)
  await shoot(page, 'touch-posting')
  await page.locator('.back').click()
  await page.locator('.back').click()
  await page.locator('.home .btn.go').click()
  await page.locator('.agree').first().click()
  await page.locator('.choice .btn').first().click()
  await shoot(page, 'touch-notice')
  await page.locator('.foot .btn.go').click()
  for (const letter of 'wangzhe') await key(page, letter).click()
  await page.locator('.cand .key', { hasText: /^王$/ }).click()
  await sleep(400)
  await shoot(page, 'touch-register')
  await page.close()
  const wide = await open(serving.urls.touch, 1920, 1080, '.attract .count')
  await wide.click('.attract')
  await wide.waitForSelector('.tile')
  await sleep(400)
  await shoot(wide, 'touch-home-landscape')
  await wide.close()
}

try {
  await board()
  await touch()
} finally {
  await browser.close()
  await serving.stop()
  await central.stop()
  await embedded.stop()
  rmSync(dir, { recursive: true, force: true })
}
