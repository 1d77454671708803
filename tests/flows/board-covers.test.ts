// What stands before the postings on a real wall: pages of notices and sites, called numbers, an emergency; and that the postings
// wait meanwhile and go on where they were.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { FeedItem } from '../../db/feed-items.ts'
import type { MarketSite } from '../../db/model/market-site.ts'
import type { Notice } from '../../db/model/notice.ts'
import type { Language } from '../../db/model/site.ts'
import { aNoticeView } from '../support/a-notice.ts'
import { aWall, buildBoard, type Wall } from '../support/a-wall.ts'
import { openBrowser } from '../support/chromium.ts'
import { aWallPosting, plainPostings, urgentPostings, wallNow } from '../support/wall-postings.ts'

let pages: string
let browser: Browser

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'linggong-board-'))
  await buildBoard(pages)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(pages, { recursive: true, force: true })
})

const noticeItem = (changes: Partial<Notice>): FeedItem => ({ kind: 'notice', value: aNoticeView(changes) as Notice })
const siteItem = (changes: Partial<MarketSite>): FeedItem => ({
  kind: 'site',
  value: {
    id: 's1',
    name: '磁器口零工驿站',
    profile: 'station',
    division: '500106',
    district: '沙坪坝区',
    address: '磁器口正街 12 号',
    phone: '023-0000 1210',
    hours: '周一至周六 8:30–18:00',
    ...changes,
  },
})
const emergency = noticeItem({
  id: 'emergency',
  kind: 'emergency',
  title: '暴雨橙色预警，请留在室内',
  text: '今天户外零工暂停派单。通道在大厅左侧，请听工作人员安排。',
  priority: 5,
  validUntil: '2026-11-22T10:00:00.000Z',
})

async function look(
  options: { width?: number; height?: number; now?: string; site?: object } = {},
): Promise<{ wall: Wall; page: Page }> {
  const { width = 1920, height = 1080, now = wallNow, site = {} } = options
  const wall = await aWall({ pages, now, site })
  onTestFinished(() => wall.stop())
  wall.put(...urgentPostings, ...plainPostings, aWallPosting({ id: 'one-more', title: '点货员' }))
  const page = await browser.newPage({ viewport: { width, height } })
  onTestFinished(() => page.close())
  page.setDefaultTimeout(10_000)
  await page.goto(wall.url)
  await page.waitForSelector('.jobs .row h3', { state: 'attached' })
  return { wall, page }
}

const topOfFirst = (page: Page) =>
  page.$eval('.rising .page', element => element.getBoundingClientRect().top) as Promise<number>
const idsOnWall = (page: Page) =>
  page.$$eval('.rising .row[data-id]', rows => rows.map(row => row.getAttribute('data-id')))

describe('Before the postings', () => {
  it('a called number stands large within a second, urgent orders stay, and the postings wait', async () => {
    const { wall, page } = await look()
    for (let i = 1; i <= 8; i++) wall.takeNumber(`q${i}`)
    const called = performance.now()
    wall.callNumber('q3', 2)
    await page.waitForSelector('.callout')
    expect(performance.now() - called).toBeLessThan(1_000)
    expect((await page.textContent('.callout'))?.replace(/\s/g, '')).toBe('请A003号到2号窗口')
    expect(await page.isVisible('.cards.front .card')).toBe(true)
    expect((await page.textContent('.notes .call'))?.replace(/\s/g, '')).toBe('叫号A003请到2号窗口等候7人')
    const before = await topOfFirst(page)
    await page.waitForTimeout(500)
    expect(await topOfFirst(page)).toBe(before)
    wall.callNumber('q5', 1)
    await page.locator('.callout p').nth(1).waitFor()
    expect(await page.textContent('.callout p:first-child b')).toBe('A005')
  })

  it('an emergency covers all but the head, and the postings go on from the very pixel', async () => {
    const { wall, page } = await look()
    await page.waitForTimeout(300)
    wall.putItems(emergency)
    await page.waitForSelector('.alarm')
    expect(await page.textContent('.alarm .big')).toBe('暴雨橙色预警，请留在室内')
    expect(await page.textContent('.alarm .until')).toContain('到 18:00 为止')
    const covered = await page.evaluate(`[[200, 300], [960, 700], [1800, 1000]].map(([x, y]) =>
      document.elementFromPoint(x, y)?.closest('.alarm, .dim') !== null)`)
    expect(covered).toEqual([true, true, true])
    const held = await topOfFirst(page)
    const ids = await idsOnWall(page)
    await page.waitForTimeout(700)
    expect(await topOfFirst(page)).toBe(held)
    // From its end on, the way is that of the time that has gone since.
    await page.evaluate(`new MutationObserver((_changes, watch) => {
      if (document.querySelector('.alarm')) return
      watch.disconnect()
      requestAnimationFrame(() => { window.goneAt = Number(document.timeline.currentTime) })
    }).observe(document.body, { childList: true, subtree: true })`)
    wall.removeItem('emergency')
    await expect.poll(() => page.evaluate(`'goneAt' in window`)).toBe(true)
    await page.waitForTimeout(400)
    const [top, went] = (await page.evaluate(`[
      document.querySelector('.rising .page').getBoundingClientRect().top,
      Number(document.timeline.currentTime) - window.goneAt,
    ]`)) as [number, number]
    // Two frames either way between the change and its being seen.
    expect(Math.abs(held - top - (went * 60) / 1_000)).toBeLessThanOrEqual(4)
    expect(await idsOnWall(page)).toEqual(ids)
  })

  it('notices and sites come when the schedule says so, and go again', async () => {
    const { wall, page } = await look({ now: '2026-11-22T02:05:20.000Z' })
    wall.putItems(noticeItem({}), noticeItem({ id: 'later', shownFrom: '2026-11-23T00:00:00.000Z' }), siteItem({}))
    await page.waitForTimeout(1_500)
    expect(await page.locator('.slide').count()).toBe(0)
    wall.setNow('2026-11-22T02:05:41.000Z')
    await page.waitForSelector('.slide.notices')
    expect(await page.locator('.slide li').count()).toBe(1)
    expect(await page.textContent('.jobs .spine')).toBe('公告')
    expect(await page.textContent('.slide .facts')).toContain('还有 12 个名额')
    wall.setNow('2026-11-22T02:06:01.000Z')
    await page.waitForSelector('.slide', { state: 'detached' })
    wall.setNow('2026-11-22T02:11:41.000Z')
    await page.waitForSelector('.slide.sites')
    expect(await page.textContent('.slide .phone')).toBe('023-0000 1210')
  })

  it('what is filled or withdrawn vanishes from the wall at once, and nothing beside it moves', async () => {
    const { wall, page } = await look()
    const ids = (await idsOnWall(page)) as string[]
    const gone = ids[2] as string
    const slotOf = () =>
      page.$$eval(
        '.rising .page:first-child > li',
        (rows, id) => rows.map(row => row.getAttribute('data-id')).indexOf(id as string),
        gone,
      )
    const neighbours = await page.$$eval('.rising .page:first-child > li', rows =>
      rows.map(row => row.getAttribute('data-id')),
    )
    const asked = performance.now()
    wall.remove(gone)
    await page.waitForSelector(`.rising [data-id="${gone}"]`, { state: 'detached' })
    expect(performance.now() - asked).toBeLessThan(1_000)
    expect(await slotOf()).toBe(-1)
    const after = await page.$$eval('.rising .page:first-child > li', rows =>
      rows.map(row => row.getAttribute('data-id')),
    )
    expect(after).toEqual(neighbours.map(id => (id === gone ? null : id)))
  })

  it('languages take turns where they are configured', async () => {
    const site = { board: { languages: ['zh-Hans', 'en'], languageMinutes: 5 } }
    const { wall, page } = await look({ now: '2026-11-22T02:04:00.000Z', site })
    expect(await page.textContent('.urgent .spine')).toContain('今日急单')
    wall.setNow('2026-11-22T02:05:01.000Z')
    await page.locator('.urgent .spine', { hasText: 'Urgent' }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
  })

  it('the wall is dimmed at night and bright by day; an emergency is always bright', async () => {
    const { wall, page } = await look({ now: '2026-11-22T13:00:30.000Z', site: { openingHours: [] } })
    const dim = () => page.$eval('.dim', element => element.getAttribute('style') ?? '')
    expect(await dim()).toBe('opacity: 0.45;')
    wall.putItems(noticeItem({ ...emergency.value, validUntil: '2026-11-23T00:00:00.000Z' } as Partial<Notice>))
    await page.waitForSelector('.alarm')
    expect(await dim()).toBe('opacity: 0;')
  })
})

const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1280, 720],
  [2048, 384],
] as const
const long = '重庆市沙坪坝区双碑街道二〇二六年度第四季度高技能人才与灵活就业人员专场招聘会暨政策宣讲会'.slice(0, 60)

describe.each(sizes)('At %i×%i', (width, height) => {
  it.each(['zh-Hans', 'zh-Hant', 'en'] as Language[])(
    'nothing of a cover is cut in %s, however long its words',
    async language => {
      const { wall, page } = await look({ width, height, now: '2026-11-22T02:05:45.000Z', site: { language } })
      wall.putItems(
        noticeItem({}),
        noticeItem({ id: 'n2', title: long, place: long.repeat(2), hours: '每周一至周五 8:30–12:00、14:00–18:00' }),
        noticeItem({ id: 'n3', kind: 'job-fair', title: 'Supercalifragilisticexpialidocious'.repeat(1), text: '' }),
        ...['s1', 's2', 's3', 's4'].map(id => siteItem({ id, name: long, address: long.repeat(2) })),
      )
      await page.waitForSelector('.slide.notices')
      expect(await cutIn(page, '.slide li, .slide .tag')).toEqual([])
      wall.setNow('2026-11-22T02:11:41.000Z')
      await page.waitForSelector('.slide.sites')
      expect(await cutIn(page, '.slide li, .slide .phone')).toEqual([])
      for (let i = 1; i <= 3; i++) {
        wall.takeNumber(`q${i}`)
        wall.callNumber(`q${i}`, i)
      }
      await page.locator('.callout b').nth(1).waitFor()
      expect(await cutIn(page, '.callout p, .callout b')).toEqual([])
      wall.putItems(noticeItem({ ...emergency.value, title: long, text: long.repeat(6) } as Partial<Notice>))
      await page.waitForSelector('.alarm')
      expect(await cutIn(page, '.alarm .big, .alarm .until')).toEqual([])
      expect(await page.isVisible('.head time')).toBe(true)
    },
  )
})

/** Elements that reach out of the screen, or out of the cover they stand in. */
function cutIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].flatMap(element => {
    const box = element.getBoundingClientRect()
    const outer = element.closest('.slide, .callout, .alarm').getBoundingClientRect()
    const isOut = box.left < Math.max(0, outer.left) - 1 || box.right > Math.min(innerWidth, outer.right) + 1 ||
      box.top < Math.max(0, outer.top) - 1 || box.bottom > Math.min(innerHeight, outer.bottom) + 1
    return isOut ? [element.className + ' ' + JSON.stringify(box)] : []
  })`)
}
