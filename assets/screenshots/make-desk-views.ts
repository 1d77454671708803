// Makes desk-views.png: every view of the desk on one sheet, with made-up people and the demonstration's postings.
// Run with `node assets/screenshots/make-desk-views.ts`; real host, real page, keys as a clerk presses them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { createEmbeddedCentral } from '../../central/embedded.ts'
import { serveCentral } from '../../central/serve.ts'
import { marketDay } from '../../db/model/market-time.ts'
import { openWritable, transact } from '../../db/open.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { buildIfStale } from '../../electron/build.ts'
import { serve } from '../../electron/serve.ts'
import { crowdRegistration, seeded } from '../../tests/support/a-crowd.ts'
import { setUpDesk } from '../../tests/support/a-desk-screen.ts'
import { openBrowser } from '../../tests/support/chromium.ts'

const names = ['王喆', '李秀', '阿依古丽·买买提', '张建国', '罗玥', '单芳', '区强', '何䶮', '陈堃', '曾小梅', '阿卜杜热依木·阿卜杜克热木', '刘桂英']
const people = 160
const now = Date.now()
const random = seeded(11)
const dir = mkdtempSync(join(tmpdir(), 'linggong-desk-views-'))

function fillPeople(dataDir: string): void {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  transact(site, () => {
    for (let i = 0; i < people; i++) {
      const made = { ...crowdRegistration(random, i, now), name: names[i % names.length] as string }
      insertRegistration(site, made, { day: marketDay(new Date(made.createdAt), 'Asia/Shanghai'), clerkId: null })
    }
  })
  site.close()
}

/** Keys that lead to each view, from wherever the one before has ended. */
const views: readonly (readonly string[])[] = [
  ['F1', 'Alt+3'],
  ['F2', 'ArrowDown', 'Enter'],
  ['Escape', 'ArrowRight', 'ArrowRight'],
  ['F2', 'ArrowLeft', 'ArrowLeft', 'ArrowDown', 'm'],
  ['F4', 'Enter'],
  ['F3', 'n'],
  ['F6'],
  ['F7'],
  ['F8'],
  ['F10'],
]

async function shoot(page: Page, keys: readonly string[]): Promise<string> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await sleep(500)
  }
  await sleep(600)
  return (await page.screenshot()).toString('base64')
}

await buildIfStale('pages')
const dataDir = join(dir, 'site')
mkdirSync(dataDir)
fillPeople(dataDir)
const embedded = await createEmbeddedCentral({ dir: join(dir, 'central'), now: () => new Date() })
const central = await serveCentral(embedded.app, { port: 0 })
const serving = await serve({ dataDir, port: 0, central: { url: central.url, token: embedded.token } })
const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(15_000)
  await page.goto(serving.urls.desk)
  await setUpDesk(page)
  // Who is to be called is found once the postings have come.
  await sleep(4000)
  const pictures: string[] = []
  for (const keys of views) pictures.push(await shoot(page, keys))
  const sheet = await browser.newPage({ viewport: { width: 1600, height: 400 } })
  await sheet.setContent(
    `<body style="margin:0;padding:12px;background:#777;display:grid;gap:12px;grid-template-columns:1fr 1fr">
     <style>img { width: 100%; display: block }</style>
     ${pictures.map(picture => `<img src="data:image/png;base64,${picture}">`).join('')}</body>`,
  )
  await sheet.waitForTimeout(1000)
  await sheet.screenshot({ path: new URL('desk-views.png', import.meta.url).pathname, fullPage: true })
} finally {
  await browser.close()
  await serving.stop()
  await central.stop()
  await embedded.stop()
  rmSync(dir, { recursive: true, force: true })
}
