// A walk through every page of the touch screen, by taps alone and without words of any language, for checks and for pictures.
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { writeFeedItem } from '../../../db/feed-items.ts'
import type { Notice } from '../../../db/model/notice.ts'
import type { Language } from '../../../db/model/site.ts'
import { openWritable, transact } from '../../../db/open.ts'
import { aTouchScreen, type TouchScreen } from '../a-touch-screen.ts'
import { aNotice, fillFeedItems, someMarkets, someNotices } from '../some-notices.ts'

/** Long enough that nobody is asked in the middle of a check. */
const idleSeconds = 600
export const walkSite = { idle: { touchSeconds: idleSeconds, warningSeconds: 60 } }

/** Two markets, on one of which an emergency is up. */
export type WalkedMarkets = { plain: TouchScreen; alarmed: TouchScreen; stop(): Promise<void> }

export function anAlarm(now: Date): Notice {
  return aNotice(
    {
      id: 'n-alarm',
      kind: 'emergency',
      title: '暴雨橙色预警，请留在室内',
      text: '今天户外零工暂停派单。通道在大厅左侧，请听工作人员安排。',
    },
    now,
  )
}

export async function walkedMarkets(pages: string): Promise<WalkedMarkets> {
  const now = new Date()
  const [plain, alarmed] = await Promise.all([
    aTouchScreen({ pages, site: walkSite }),
    aTouchScreen({ pages, site: walkSite }),
  ])
  for (const screen of [plain, alarmed]) fillFeedItems(screen.dataDir, someNotices(now), someMarkets())
  const db = openWritable(join(alarmed.dataDir, 'postings.db'), 'postings')
  transact(db, () => writeFeedItem(db, '500106', 200_000, { kind: 'notice', value: anAlarm(now) }))
  db.close()
  return {
    plain,
    alarmed,
    async stop() {
      await Promise.all([plain.stop(), alarmed.stop()])
    },
  }
}

/** What the touch screen shows at one stop of the walk. */
export type Stop = {
  name: string
  /** Where nobody has begun and no bar is: the language of the site. null where a person can change text size, reach and language. */
  language: Language | null
}

const address = '**/api/touch'

/** Says that the site speaks another language than it does. */
async function speakAs(page: Page, language: Language): Promise<void> {
  await page.route(address, async route => {
    if (!route.request().postData()?.includes('"site.get"')) return route.fallback()
    const response = await route.fetch()
    const body = (await response.text()).replace('"language":"zh-Hans"', `"language":"${language}"`)
    await route.fulfill({ response, body })
  })
}

/**
 * Opens a page and takes it everywhere. `visit` finds each stop as a person at plain size would, and leaves it like that.
 * @param page with touch; its clock is taken over
 * @param languages of the site, for what stands there before anybody has begun; the last one must be zh-Hans
 */
export async function walkTouch(
  page: Page,
  markets: WalkedMarkets,
  visit: (stop: Stop) => Promise<void>,
  languages: readonly Language[] = ['zh-Hans'],
): Promise<void> {
  const at = (selector: string, place = 0): Locator => page.locator(selector).nth(place)
  const tap = (selector: string, place = 0) => at(selector, place).tap()
  const see = (selector: string) => page.waitForSelector(selector)
  const gone = (selector: string) => at(selector).waitFor({ state: 'detached' })
  const stop = (name: string, language: Language | null = null) => visit({ name, language })
  const key = (letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) }).tap()
  const press = async (keys: string) => {
    for (const one of keys) await key(one)
  }
  const erase = async (times: number) => {
    for (let i = 0; i < times; i++) await tap('.keys .key.s3', 1)
  }
  const digits = () => tap('.kb .row.last .key')
  const go = () => tap('.foot .btn.go')
  const home = async () => {
    for (;;) {
      await page.waitForSelector('.home, .back, .attract')
      if ((await page.locator('.home').count()) > 0) return
      await tap('.attract, .back')
    }
  }
  const info = (place: number) => tap('.infos button', place)

  await page.clock.install()
  await page.addInitScript(`window.print = () => { throw new Error('no printer') }`)

  // While the host is away.
  await page.route(address, route => route.abort())
  await page.goto(markets.plain.url)
  await see('.safe-page')
  await stop('starting', 'zh-Hans')
  await page.unroute(address)
  for (const language of languages) {
    await speakAs(page, language)
    await page.reload()
    await see('.attract .count')
    await see('.attract .urgent')
    await stop('attract', language)
    await page.unroute(address)
  }
  await tap('.attract')
  await see('.home .tile')
  await see('.home .urgent')
  await stop('home')

  await tap('.home .tile', (await page.locator('.home .tile').count()) - 1)
  await see('.kinds .tile')
  await stop('kinds')
  await tap('.kinds .tile', 2)
  await see('.job')
  await stop('list')
  const chips = page.locator('.side > .chips .btn[aria-pressed]')
  if ((await page.locator('.side > .chips .btn[aria-expanded=false]').count()) > 0) {
    await tap('.side > .chips .btn[aria-expanded=false]')
    await stop('list, all conditions')
  }
  for (let i = 0; (await page.locator('.nothing').count()) === 0; i++) {
    await chips.nth(i).tap()
    await page.waitForTimeout(60)
  }
  await stop('list, nothing found')
  await home()
  await tap('.home .urgent')
  await see('.job.red')
  await stop('list, urgent')
  await tap('.job.red')
  await see('.six')
  await stop('posting, urgent')
  await home()
  await tap('.home .tile', 2)
  await tap('.job')
  await see('.like')
  await stop('posting')

  await tap('.foot .papers .btn', 0)
  await see('.sheet-of-paper.slip')
  await stop('slip')
  await go()
  await see('.take-along')
  await stop('slip, not printed')
  await tap('.back')
  await tap('.foot .papers .btn', 1)
  await see('.sheet-of-paper.agreement')
  await stop('agreement')
  await tap('.back')

  await tap('.further .btn', 1)
  await tap('.reasons .tile')
  await stop('report')
  await go()
  await see('.report .next-steps')
  await stop('report, made')
  await go()
  await see('.six')

  await tap('.foot .wide-btn')
  await see('.kb')
  await press('123')
  await stop('interest, keypad')
  await tap('.kb .key.go')
  await go()
  await see('.error')
  await stop('interest, faults')
  await tap('.field .text')
  await tap('.field .box .btn')
  await press('19000004321')
  await tap('.agree')
  await tap('.choice .btn')
  await go()
  await see('.receipt-code')
  await stop('interest, receipt')
  await tap('.foot .second')
  await see('.own .standing')
  await stop('own registration')
  await tap('.foot .acts .btn')
  await see('.told')
  await stop('own registration, withdrawing')
  await go()
  await gone('.foot .acts:nth-child(2)')
  await stop('own registration, withdrawn')
  await tap('.foot .acts .btn')

  await tap('.home .pair .btn')
  await see('.kb .cand')
  await stop('search')
  await press('dian')
  await see('.cand .key.more')
  await see('.job')
  await stop('search, results')
  await tap('.cand .key.more')
  await see('.cand-sheet')
  await stop('search, more characters')
  await tap('.cand-sheet .row.last .key')
  await erase(4)
  await press('qqqqxxqq')
  await gone('.job')
  await page.waitForTimeout(150)
  await stop('search, nothing found')
  await erase(8)
  await digits()
  await stop('search, digits')
  await tap('.kb .key.go')
  await home()

  await info(1)
  await see('.kb.pad')
  await press('33333333')
  await tap('.kb .key.go')
  await see('.error')
  await stop('own registration, unknown code')
  await home()

  await tap('.home .pair .btn.go')
  await see('.agree')
  await stop('register: notice')
  await go()
  await see('.error')
  await stop('register: notice, faults')
  await tap('.agree')
  await tap('.choice .btn')
  await go()
  await see('.kb .cand')
  await press('wangzhe')
  await see('.cand .key.first')
  await stop('register: person, typing')
  // Whoever went by Tab to the other field in between has to begin again.
  if ((await page.locator('.cand .key.first').count()) === 0) {
    await tap('.field .text')
    await press('wangzhe')
  }
  await tap('.cand .key.first')
  await tap('.field .text', 1)
  await press('123')
  await stop('register: person, digits')
  await go()
  await see('.error')
  await stop('register: person, faults')
  await tap('.field .text', 1)
  await tap('.field .box .btn')
  await press('19000001234')
  await tap('.kb .key.go')
  await stop('register: person, keyboard closed')
  await go()
  await see('.tiles.small')
  await stop('register: wishes')
  await tap('.tile')
  await stop('register: one group')
  await tap('.tile', 1)
  await tap('.tile', 2)
  await go()
  await go()
  await see('.error')
  await stop('register: wishes, faults')
  await tap('.choice .btn')
  await go()
  await see('.reviewed')
  await stop('register: review')
  await page.route(address, route => route.abort())
  await go()
  await see('.error.block')
  await stop('register: host away')
  await page.unroute(address)
  await go()
  await see('.receipt-code')
  await stop('register: receipt')
  await go()
  await see('.attract')
  await home()
  await tap('.home .pair .btn.go')
  await tap('.choice .btn', 1)
  await see('.under-age')
  await stop('register: under age')
  await home()

  await info(0)
  await see('.take')
  await stop('number')
  await go()
  await see('.ticket-number')
  await stop('number, taken')
  await tap('.foot .acts .btn')
  await info(2)
  await see('.notices .info')
  await stop('notices')
  await tap('.notices .info')
  await see('.notice-page')
  await stop('notice')
  await tap('.back')
  const fold = page.locator('.side > .chips .btn[aria-expanded=false]')
  if ((await fold.count()) > 0) await fold.tap()
  await tap('.side > .chips .btn[aria-pressed]')
  await at('.side > .chips [aria-pressed=true]').waitFor()
  for (let i = 0; (await page.locator('.nothing').count()) === 0; i++) {
    if (i > 0) await tap('.who-am-i .btn', i - 1)
    await tap('.who-am-i .btn', i)
    await page.waitForTimeout(60)
  }
  await stop('notices, nothing found')
  await home()
  await info(3)
  await see('.market')
  await stop('markets')
  await home()
  await info(4)
  await see('.hotline')
  await stop('rights')
  await home()

  await page.route(address, route => route.abort())
  await tap('.home .tile', 1)
  await see('.trouble')
  await stop('list, host away')
  await page.unroute(address)
  // News from the host may have asked again before the finger was there.
  await at('.trouble .btn')
    .tap({ timeout: 2_000 })
    .catch(() => {})
  await see('.job')
  await tap('.bar .idle')
  await see('.idle-sheet')
  await stop('asked to leave')
  await tap('.idle-sheet .btn.go')
  await gone('.idle-sheet')
  await page.clock.fastForward((idleSeconds - 30) * 1_000)
  await see('.idle-sheet')
  await stop('still there?')
  await tap('.idle-sheet .btn', 1)
  await see('.attract')

  for (const language of languages) {
    await speakAs(page, language)
    await page.goto(markets.alarmed.url)
    await page.reload()
    await see('.alarm')
    await stop('emergency', language)
    await page.unroute(address)
  }
  await page.waitForTimeout(800)
  await tap('.alarm .known')
  await see('.alarm-strip')
  await see('.home .tile')
  await stop('home, emergency known')
}
