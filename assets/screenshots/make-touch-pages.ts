// Makes touch-pages-upright.png and touch-pages-lying.png: every page of the touch screen, the chief ones in all three text sizes.
// Real centre, real host, real page, made-up postings.
// Usage: node assets/screenshots/make-touch-pages.ts [folder for every page whole]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { buildTouch } from '../../tests/support/a-touch-screen.ts'
import { openBrowser } from '../../tests/support/chromium.ts'
import { onlineMarkets } from '../../tests/support/inclusion/online-markets.ts'
import { walkTouch } from '../../tests/support/inclusion/touch-walk.ts'

/** A sheet holds each of these at the sizes named; the others are in the folder of whole pages. */
const sizes = ['1', '1.25', '1.5'] as const
const shown: Record<string, readonly (typeof sizes)[number][]> = {
  attract: ['1'],
  home: sizes,
  list: sizes,
  'list, nothing found': ['1'],
  posting: sizes,
  slip: ['1'],
  agreement: ['1'],
  report: ['1'],
  'interest, keypad': ['1'],
  'interest, receipt': ['1.25'],
  'own registration': ['1'],
  'search, results': sizes,
  'search, more characters': ['1'],
  'register: notice': sizes,
  'register: person, typing': ['1'],
  'register: wishes': ['1'],
  'register: review': ['1.25'],
  'register: receipt': ['1'],
  'register: under age': ['1.5'],
  number: ['1'],
  'number, taken': ['1.5'],
  notices: ['1'],
  notice: ['1.25'],
  markets: ['1'],
  rights: ['1'],
  'still there?': ['1'],
  'list, host away': ['1'],
  emergency: ['1'],
}
const wholeFolder = process.argv[2]

async function change(page: Page, size: string): Promise<void> {
  for (let i = 0; i < sizes.length && (await page.getAttribute('body', 'data-size')) !== size; i++)
    await page.evaluate(`document.querySelectorAll('.bar > button')[1].click()`)
  await page.waitForTimeout(250)
}

async function makeSheet(browser: Browser, pages: string, name: string, width: number, height: number, columns: number) {
  const markets = await onlineMarkets(pages)
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: true })
  page.setDefaultTimeout(20_000)
  const pictures: string[] = []
  await walkTouch(page, markets, async ({ name: stop, language }) => {
    for (const size of language === null ? (shown[stop] ?? []) : shown[stop] ? (['1'] as const) : []) {
      if (language === null) await change(page, size)
      const picture = await page.screenshot()
      pictures.push(picture.toString('base64'))
      if (wholeFolder) writeFileSync(join(wholeFolder, `${name}-${stop.replaceAll(/\W+/g, '-')}-${size}.png`), picture)
    }
    if (language === null) await change(page, '1')
  })
  await page.close()
  await markets.stop()
  const sheet = await browser.newPage({ viewport: { width: 2_000, height: 400 } })
  const images = pictures.map(picture => `<img src="data:image/png;base64,${picture}">`).join('')
  await sheet.setContent(
    `<body style="margin:0;padding:10px;background:#777;display:grid;gap:10px;grid-template-columns:repeat(${columns},1fr)">
     <style>img { width: 100%; display: block }</style>${images}</body>`,
  )
  await sheet.waitForTimeout(1_000)
  await sheet.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)), fullPage: true })
  await sheet.close()
}

const folder = mkdtempSync(join(tmpdir(), 'linggong-touch-pages-'))
const browser = await openBrowser()
try {
  if (wholeFolder) mkdirSync(wholeFolder, { recursive: true })
  await buildTouch(join(folder, 'pages'))
  await makeSheet(browser, join(folder, 'pages'), 'touch-pages-upright', 1_080, 1_920, 9)
  await makeSheet(browser, join(folder, 'pages'), 'touch-pages-lying', 1_920, 1_080, 6)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
