// The wall in a real Chromium against a real host over HTTP: what it shows, how it moves, and that nothing important is ever cut.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { aWall, buildBoard, type Wall } from '../support/a-wall.ts'
import { openBrowser } from '../support/chromium.ts'
import {
  aWallPosting,
  hardPostings,
  hardUrgent,
  plainPostings,
  urgentPostings,
  wallNow,
} from '../support/wall-postings.ts'

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

async function hang(options: Partial<Parameters<typeof aWall>[0]> = {}): Promise<Wall> {
  const wall = await aWall({ pages, now: wallNow, ...options })
  onTestFinished(() => wall.stop())
  return wall
}

async function look(
  wall: Wall,
  width = 1920,
  height = 1080,
  reducedMotion: 'reduce' | 'no-preference' = 'no-preference',
) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion })
  onTestFinished(() => page.close())
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(wall.url)
  await page.waitForSelector('.frame')
  return { page, complaints }
}

const frontCards = (page: Page) =>
  page.$$eval('.cards.front .card', cards => cards.map(card => card.getAttribute('data-id')))
const risingRows = (page: Page) => page.locator('.rising .page > li').count()
const many = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    aWallPosting({
      id: `m${i}`,
      title: `岗位 ${i}`,
      yuan: [100 + i],
      publishedAt: new Date(Date.parse(wallNow) - i * 60_000).toISOString(),
    }),
  )

describe('The board', () => {
  it('shows its market, its freshness, urgent orders first and postings below', async () => {
    const wall = await hang()
    wall.put(...urgentPostings, ...plainPostings)
    const { page, complaints } = await look(wall)
    await page.waitForSelector('.card')
    expect(await page.textContent('h1')).toBe('双碑零工市场')
    expect(await page.textContent('.head time')).toMatch(/^10:4[34]$/)
    expect(await page.textContent('.state')).toBe('在线，10:43 更新')
    expect(await frontCards(page)).toEqual(['u1', 'u2', 'u3'])
    expect(await page.textContent('.cards.front .card:first-child .pay')).toBe('400元/天')
    expect(await page.textContent('.urgent .spine small')).toBe('4个')
    expect(await page.textContent('.jobs .spine small')).toBe('8个')
    const [urgentTop, jobsTop] = await page.$$eval('.lane.urgent, .lane.jobs', lanes =>
      lanes.map(lane => lane.getBoundingClientRect().top),
    )
    expect(urgentTop).toBeLessThan(jobsTop ?? 0)
    expect(await page.locator('.demonstration').count()).toBe(0)
    // What the law asks for and nobody gave stands there as missing; a pay that cannot be right is doubted.
    expect(await page.locator('[data-id=p4] .missing').first().textContent()).toBe('未提供')
    expect(await page.locator('[data-id=p3] .unsure').first().textContent()).toBe('待核实')
    expect(await page.locator('[data-id=p8] .pay').first().textContent()).toBe('面议')
    expect(complaints).toEqual([])
  })

  it('rises for ever with the same number of elements, whether there are 8 postings or 900', async () => {
    const counts: number[] = []
    for (const postings of [plainPostings, many(900)]) {
      const wall = await hang()
      wall.put(...urgentPostings, ...postings)
      const { page } = await look(wall)
      await page.waitForSelector('.rising .row')
      const first = await risingRows(page)
      // Long enough for the third page to have turned: the covered part of the lane (386 px) at 60 px/s.
      const filled = '.rising .page:nth-child(3) .row h3'
      await page.waitForSelector(filled, { state: 'attached', timeout: 15_000 })
      for (let i = 0; i < 4; i++) {
        expect(await risingRows(page)).toBe(first)
        await page.waitForTimeout(400)
      }
      counts.push(first)
    }
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeLessThan(30)
  })

  it('moves by the compositor alone, at 60 px a second and without a gap', async () => {
    const wall = await hang()
    wall.put(...urgentPostings, ...many(50))
    const { page } = await look(wall)
    await page.waitForSelector('.rising .row h3')
    const samples = await page.evaluate(`new Promise(done => {
      const found = []
      const timer = setInterval(() => {
        const tops = [...document.querySelectorAll('.rising .page')].map(p => p.getBoundingClientRect())
        found.push({ at: document.timeline.currentTime, tops: tops.map(t => t.top), height: tops[0].height,
          animations: document.getAnimations().filter(a => a.effect.getComputedTiming().iterations === Infinity).length })
        if (found.length === 40) { clearInterval(timer); done(found) }
      }, 50)
    })`)
    type Sample = { at: number; tops: [number, ...number[]]; height: number; animations: number }
    const [begin, ...rest] = samples as Sample[]
    if (!begin) throw new Error('no samples')
    for (const { at, tops, height, animations } of rest) {
      expect(animations).toBe(tops.length)
      expect(begin.tops[0] - tops[0]).toBeCloseTo(((at - begin.at) * 60) / 1_000, 1)
      const below = [...tops].sort((a, b) => a - b)
      for (const [i, top] of below.entries()) if (i > 0) expect(top - (below[i - 1] ?? 0)).toBeCloseTo(height, 1)
    }
  })

  it('shows a new urgent order within a second, in the first place, and the rows neither jump nor begin again', async () => {
    const wall = await hang()
    wall.put(...urgentPostings, ...many(50))
    const { page } = await look(wall)
    await page.waitForSelector('.rising .row h3')
    await page.evaluate(`window.before = document.getAnimations().filter(a => a.effect.target.className === 'page')
      .map(a => ({ animation: a, startTime: a.startTime }))`)
    const rows = await page.$$eval('.rising .page:first-child .row', all => all.map(row => row.getAttribute('data-id')))
    const posted = performance.now()
    wall.put(
      aWallPosting({
        id: 'new',
        title: '抢险抽水工',
        yuan: [500],
        remaining: 6,
        urgent: { reason: '积水', until: '2026-11-22T16:00:00.000Z' },
      }),
    )
    await page.waitForSelector('.cards.front .card:first-child[data-id=new]', { timeout: 3_000 })
    expect(performance.now() - posted).toBeLessThan(1_000)
    expect(await frontCards(page)).toEqual(['new', 'u1', 'u2'])
    const same = await page.evaluate(`window.before.length === 3 && window.before.every(({ animation, startTime }) =>
      animation.playState === 'running' && animation.startTime === startTime)`)
    expect(same).toBe(true)
    expect(
      await page.$$eval('.rising .page:first-child .row', all => all.map(row => row.getAttribute('data-id'))),
    ).toEqual(rows)
  })

  it('closes the urgent lane when its last order runs out, also while the host is away, and nothing jumps', async () => {
    const wall = await hang()
    const until = new Date(Date.parse(wallNow) + 6_000).toISOString()
    wall.put(aWallPosting({ id: 'soon', title: '装卸工', yuan: [200], urgent: { reason: '今天', until } }), ...many(30))
    const { page } = await look(wall)
    await page.waitForSelector('.rising .row h3')
    await page.waitForSelector('.card[data-id=soon]')
    await page.evaluate(`window.begin = document.getAnimations().filter(a => a.effect.target.className === 'page')
      .map(a => a.startTime).join()`)
    await wall.cut()
    await page.waitForSelector('.state.off')
    await page.waitForSelector('.urgent', { state: 'detached', timeout: 12_000 })
    expect(await page.textContent('.state')).toBe('离线，数据截至 10:43')
    expect(await page.locator('.rising .row h3').count()).toBeGreaterThan(5)
    const end = await page.evaluate(`document.getAnimations().filter(a => a.effect.target.className === 'page')
      .map(a => a.startTime).join()`)
    expect(end).toBe(await page.evaluate('window.begin'))
  })

  it('keeps its postings and says since when while the centre is away', async () => {
    const wall = await hang()
    wall.put(...urgentPostings, ...plainPostings)
    const { page } = await look(wall)
    await page.waitForSelector('.card')
    wall.setSync({ isOnline: false, trouble: 'unreachable', updatedAt: '2026-11-22T00:15:00.000Z' })
    await page.waitForSelector('.state.off')
    expect(await page.textContent('.state')).toBe('离线，数据截至 8:15')
    expect(await page.textContent('.notes .hint.front')).toContain('请先到窗口问一声')
    expect(await frontCards(page)).toHaveLength(3)
    wall.setSync({ isOnline: true, trouble: null, updatedAt: wallNow })
    await page.waitForSelector('.state:not(.off)')
  })

  it('calls data old that the centre has not confirmed for half an hour', async () => {
    const wall = await hang()
    wall.put(...plainPostings)
    wall.setSync({ updatedAt: '2026-11-22T02:10:00.000Z' })
    const { page } = await look(wall)
    await page.waitForSelector('.state.off')
    expect(await page.textContent('.state')).toBe('离线，数据截至 10:10')
  })

  it('says that there is nothing, and shows the first posting as soon as there is one', async () => {
    const wall = await hang()
    const { page } = await look(wall)
    await page.waitForSelector('.say b')
    expect(await page.textContent('.say')).toContain('现在没有在招的岗位')
    wall.put(...plainPostings.slice(0, 1))
    await page.waitForSelector('.rows.still [data-id=p1]')
    wall.remove('p1')
    await page.waitForSelector('.say b')
  })

  it('lets a few postings stand still in their places', async () => {
    const wall = await hang()
    wall.put(...urgentPostings.slice(0, 1), ...plainPostings.slice(0, 2))
    const { page } = await look(wall)
    await page.waitForSelector('.rows.still .row')
    expect(await page.locator('.rising').count()).toBe(0)
    const card = await page.locator('.card').boundingBox()
    const row = await page.locator('.row').first().boundingBox()
    expect(card?.width).toBeLessThan(1920 / 3)
    expect(row?.height).toBeLessThan(140)
  })

  it('says when it opens again outside opening hours', async () => {
    const wall = await hang({ now: '2026-11-22T13:36:00.000Z' })
    wall.put(...plainPostings)
    const { page } = await look(wall)
    await page.waitForSelector('.over')
    expect(await page.textContent('.over .big')).toBe('今天已经休息')
    expect(await page.textContent('.over .sub')).toContain('明天 8:30 开门')
    expect(await page.locator('.row, .card').count()).toBe(0)
    // The clock is the centre's: when that says it is morning, the wall wakes.
    wall.setNow('2026-11-23T00:31:00.000Z')
    await page.waitForSelector('.row')
  })

  it('marks the data of the demonstration plainly', async () => {
    const wall = await hang()
    wall.put(...plainPostings.map(posting => ({ ...posting, demonstration: true })))
    const { page } = await look(wall)
    await page.waitForSelector('.demonstration')
    expect(await page.textContent('.demonstration')).toBe('演示数据')
  })

  it('turns pages instead of moving where a person wants no motion, and on a strip', async () => {
    const wall = await hang()
    wall.put(...plainPostings)
    for (const [width, height, motion] of [
      [1920, 1080, 'reduce'],
      [2048, 384, 'no-preference'],
    ] as const) {
      const { page } = await look(wall, width, height, motion)
      await page.waitForSelector('.layer.front .row')
      const ids = () => page.$$eval('.jobs .layer.front .row', rows => rows.map(row => row.getAttribute('data-id')))
      const first = await ids()
      expect(
        await page.evaluate(
          `document.getAnimations().filter(a => a.effect.getComputedTiming().iterations === Infinity).length`,
        ),
      ).toBe(0)
      await page.waitForTimeout(5_000)
      expect(await ids()).toEqual(first)
      // Eight seconds a page; at most six more.
      await expect.poll(ids, { timeout: 6_000, interval: 100 }).not.toEqual(first)
    }
  }, 60_000)

  it('is silent while nothing happens', async () => {
    const wall = await hang()
    wall.put(...urgentPostings, ...plainPostings)
    const { page } = await look(wall)
    await page.waitForSelector('.card')
    await page.waitForTimeout(500)
    const before = wall.calls()
    await page.waitForTimeout(5_000)
    expect(wall.calls() - before).toBeLessThanOrEqual(1)
  })
})

const sizes = [
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
  [1280, 720],
  [2048, 384],
] as const
const languages = ['zh-Hans', 'zh-Hant', 'en'] as const

/**
 * Looks at everything that must never be cut, wherever it stands in front, and names what is: outside the frame or its own row
 * or card, narrower than its content, or lying over something else.
 */
const findCut = `(() => {
  const found = []
  const frame = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  const holds = (outer, inner) => inner.left >= outer.left - 1 && inner.top >= outer.top - 1 &&
    inner.right <= outer.right + 1 && inner.bottom <= outer.bottom + 1
  const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
  // Without the room for descenders below a title, which lies over the next line on purpose.
  const rect = e => {
    const { left, top, right, bottom, width, height } = e.getBoundingClientRect()
    const spare = e.matches('h3') ? parseFloat(getComputedStyle(e).paddingBottom) : 0
    return { left, top, right, bottom: bottom - spare, width, height: height - spare }
  }
  const isSeen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && rect(e).width > 0
  const name = e => e.closest('[data-id]')?.dataset.id + ' .' + e.className + ' ' + e.textContent
  for (const box of document.querySelectorAll('.row[data-id], .card')) {
    if (!isSeen(box)) continue
    const whole = rect(box)
    if (box.matches('.card, .layer .row, .still .row') && !holds(frame, whole)) found.push('outside the frame: ' + name(box))
    const parts = [...box.querySelectorAll('.pay, .plate, .left, .need, h3, .where .line, .facts .line, .qr')].filter(isSeen)
    for (const part of parts) {
      if (!holds(whole, rect(part))) found.push('outside its box: ' + name(part))
      if (!part.matches('h3, .line, .written *') && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
        found.push('cut: ' + name(part))
    }
    for (const number of box.querySelectorAll('.pay .num, .pay small, .plate, .left')) {
      // The box of inline text is higher than its line: only its sides count.
      const { left, right } = rect(number)
      if (isSeen(number) && !holds(whole, { ...whole, left, right })) found.push('outside its box: ' + name(number))
    }
    for (let i = 0; i < parts.length; i++) for (let j = i + 1; j < parts.length; j++)
      if (!parts[i].contains(parts[j]) && !parts[j].contains(parts[i]) && overlap(rect(parts[i]), rect(parts[j])))
        found.push('over each other: ' + name(parts[i]) + ' | ' + name(parts[j]))
    const title = box.querySelector('h3')
    const lines = rect(title).height / parseFloat(getComputedStyle(title).lineHeight)
    if (lines > 2.3) found.push('more than two lines: ' + name(title))
    for (const spot of box.querySelectorAll('.spot')) {
      const line = spot.parentElement
      if (isSeen(spot) && rect(spot).right > rect(line).right + 1) found.push('place cut at its end: ' + name(spot))
    }
  }
  for (const e of document.querySelectorAll('.head h1, .head time, .head .when > *, .spine, .call, .demonstration')) {
    if (!holds(frame, rect(e))) found.push('outside the frame: ' + e.className + ' ' + e.textContent)
    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline') found.push('cut: ' + e.className + ' ' + e.textContent)
  }
  return { found, rows: [...document.querySelectorAll('.row[data-id], .card')].filter(isSeen).map(e => e.dataset.id) }
})()`

/** Once the page has taken its size, nothing is cut. Returns the ids that are shown. */
async function uncut(page: Page, size: string): Promise<{ rows: string[] }> {
  type Seen = { found: string[]; rows: string[] }
  let seen: Seen = { found: [], rows: [] }
  const look = async () => {
    seen = (await page.evaluate(findCut)) as Seen
    return seen.found
  }
  await page.waitForTimeout(150)
  await expect.poll(look, { timeout: 5_000, interval: 200, message: size }).toEqual([])
  return seen
}

describe.each(languages)('In %s nothing important is cut', language => {
  it('with the longest and the barest postings, at every size', async () => {
    // Few at a time, so that even a strip shows all of them at once.
    const sets = [0, 1, 2].map(i => ({
      urgent: hardUrgent.slice(i, i + 1),
      plain: hardPostings.slice(i * 2, i * 2 + 2),
    }))
    sets.push({ urgent: urgentPostings.slice(1, 2), plain: plainPostings.slice(1, 3) })
    for (const { urgent, plain } of sets) {
      const wall = await hang({ site: { language } })
      wall.put(...urgent, ...plain)
      if (urgent === sets[0]?.urgent) wall.setSync({ isOnline: false, updatedAt: '2026-11-19T14:15:00.000Z' })
      const { page, complaints } = await look(wall)
      await page.waitForSelector('.card')
      await page.evaluate('document.fonts.ready.then(() => true)')
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height })
        const { rows } = await uncut(page, `${width}×${height}`)
        for (const { id } of [...urgent, ...plain]) expect(rows, `${width}×${height}`).toContain(id)
      }
      expect(complaints).toEqual([])
    }
  }, 120_000)

  it('with three cards side by side and rows that rise', async () => {
    const wall = await hang({ site: { language } })
    wall.put(...hardUrgent, ...hardPostings.map(p => ({ ...p, demonstration: true })), ...plainPostings)
    const { page } = await look(wall)
    await page.waitForSelector('.card')
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(700)
      await uncut(page, `${width}×${height}`)
    }
  }, 60_000)
})
