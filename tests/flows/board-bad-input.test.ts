// What nobody should send and somebody will: each has its appearance on the wall. Rare names are drawn by the board's own fonts, and
// the smallest letter is as large as the viewing distance asks for.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../db/model/site.ts'
import { badPostings, rareNamed, rareNames, rightToLeft } from '../support/bad-postings.ts'
import { openBrowser } from '../support/chromium.ts'
import { shownPostings } from '../support/shown-postings.ts'
import { wallNow } from '../support/wall-postings.ts'
import { buildWallSheet, type Look, openWallSheet, sheetSite, type WallSheet } from '../support/wall-sheet.ts'

let pages: string
let browser: Browser
let sheet: WallSheet

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'linggong-sheet-'))
  await buildWallSheet(pages)
  browser = await openBrowser()
  sheet = await openWallSheet(browser, pages)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(pages, { recursive: true, force: true })
})

const look = (form: Look['form'], language: Language = 'zh-Hans'): Look => ({
  language,
  site: sheetSite(),
  now: wallNow,
  form,
})

async function show(postings: Parameters<typeof shownPostings>[0], form: Look['form'], language?: Language) {
  await sheet.setSize(1920, 1080)
  await sheet.setPostings(shownPostings(postings, wallNow))
  await sheet.show(look(form, language), postings.length)
}

const text = async (id: string, part: string) =>
  (await sheet.page.locator(`[data-id="${id}"] ${part}`).first().textContent())?.replace(/\s+/g, ' ').trim()

describe.each(['rows', 'cards'] as const)('Of %s', form => {
  const doubt = form === 'rows' ? '.row' : '.card'

  it('emoji leave their words, whole; where nothing else was written the title is missing in words', async () => {
    await show(badPostings, form)
    expect(await text('emoji', 'h3')).toBe('急招 电工 1名')
    expect(await text('emoji', '.firm')).toBe('宏途 汽配')
    expect(await text('emoji-alone', 'h3')).toBe('岗位名称 未提供')
    expect(await sheet.page.locator('[data-id=emoji-alone] .missing').count()).toBeGreaterThanOrEqual(2)
  })

  it('markup is shown as it was written and does nothing', async () => {
    await show(badPostings, form)
    expect(await text('markup', 'h3')).toBe('<b onclick="x()">电工</b><script>document.title="x"</script>')
    expect(await sheet.page.locator('[data-id=markup] :is(script, img, i:not(.plate), h3 b)').count()).toBe(0)
    expect(await sheet.page.title()).toBe('Sheet of rows and cards')
  })

  it('control characters, line ends, characters without width and piles of marks are gone; the words are not', async () => {
    await show(badPostings, form)
    expect(await text('control', 'h3')).toBe('电工 急 招 三 名')
    expect(await text('control', '.firm')).toBe('宏途汽配厂')
    expect(await text('override', 'h3')).toBe('工电急招')
    expect(await text('override', '.firm')).toBe('宏途汽配')
    expect(await text('piles', 'h3')).toBe('Z\u0300\u0300算\u0302\u0302工')
    expect(await text('spaces', 'h3')).toBe('电 工')
    expect(await text('spaces', '.spot')).toBe('单位、地点 未提供')
  })

  it('pay that cannot be is told in words, in a dashed frame and never in the colour of checked pay', async () => {
    await show(badPostings, form)
    const amber = await sheet.page.evaluate(`getComputedStyle(document.body).getPropertyValue('--pay').trim()`)
    expect(amber).toBe('#ffc552')
    for (const id of [
      'negative',
      'absurd',
      'absurd-range',
      'absurd-some',
      'nothing-paid',
      'wordy-pay',
      'unbroken-pay',
    ]) {
      expect(await text(id, '.pay .unsure'), id).toBe('待核实')
      const styles = (await sheet.page.evaluate(`(() => {
        const pay = document.querySelector('${doubt}[data-id="${id}"] .pay')
        return { colours: [...pay.querySelectorAll('*')].map(e => getComputedStyle(e).color),
          frame: getComputedStyle(pay.querySelector('.unsure')).borderTopStyle }
      })()`)) as { colours: string[]; frame: string }
      expect(styles.colours, id).not.toContain('rgb(255, 197, 82)')
      expect(styles.frame, id).toBe('dashed')
    }
    expect(await text('negative', '.pay .num')).toBe('-300元/天')
    expect(await text('absurd', '.pay .num')).toMatch(/^90071992547409\.91元\/天$|^90\.07\d*万亿$/)
  })

  it('what is missing is missing in words: employer, place, head count, pay', async () => {
    await show(badPostings, form)
    expect(await text('bare', '.spot')).toBe('单位、地点 未提供')
    expect(await text('bare', form === 'rows' ? '.need' : '.tags .unsaid')).toBe('人数 未提供')
    expect(await text('bare', '.pay')).toBe('报酬 未提供')
    const decorations = await sheet.page.$$eval('.missing', all =>
      all.map(
        element =>
          `${element.textContent} ${element.ownerDocument.defaultView?.getComputedStyle(element).textDecorationStyle}`,
      ),
    )
    expect(new Set(decorations)).toEqual(new Set(['未提供 dashed']))
    // Words of the employer without a number are no 面议, and need no doubt.
    expect(await text('by-piece', '.pay')).toBe('计件工资')
  })

  it('days that are over are not announced, and those to come are', async () => {
    await show(badPostings, form)
    const when = form === 'rows' ? '.where .line:last-child .time' : '.facts .line:last-child .time'
    expect(await text('past', when)).toBe('9:00–18:00')
    expect(await text('past-start', '.line:last-child .spot')).toBe('时间 未提供')
    expect(await text('backwards', when)).toBe('11月25日 白班')
    expect(await text('next-century', when)).toBe('2099年12月31日起 6 天 白班')
  })

  it('right-to-left words stand at the same edge, begin at their own right, and turn nothing beside them', async () => {
    await show([...rightToLeft, ...rareNamed.slice(0, 1)], form)
    type Seen = { id: string; direction: string; left: number; pay: string; order: string[] }
    const seen = (await sheet.page.evaluate(`[...document.querySelectorAll('[data-id]')].map(box => {
      const from = box.getBoundingClientRect().left
      const title = box.querySelector('h3')
      return { id: box.dataset.id, direction: getComputedStyle(title).direction, left: title.getBoundingClientRect().left - from,
        align: getComputedStyle(title).textAlign, pay: box.querySelector('.pay').textContent,
        order: [...box.querySelectorAll('.plate, .firm, .spot, .pay')].map(e => [e.className, e.getBoundingClientRect().left])
          .sort((a, b) => a[1] - b[1]).map(([name]) => name.split(' ')[0]) }
    })`)) as Seen[]
    const plain = seen.find(({ id }) => id === 'rare-0')
    for (const id of ['hebrew', 'uyghur']) {
      const one = seen.find(other => other.id === id)
      expect(one?.direction, id).toBe('rtl')
      expect(one?.left, id).toBeCloseTo(plain?.left ?? 0, 0)
      expect(one?.pay, id).toBe('300–400元/天')
      const firmBeforePlace = (order: string[] = []) => order.indexOf('firm') < order.indexOf('spot')
      expect(firmBeforePlace(one?.order), id).toBe(firmBeforePlace(plain?.order))
    }
  })
})

describe('Rare names', () => {
  it('stand as they are written, every glyph from the board’s own fonts', async () => {
    await show(rareNamed, 'rows')
    const cdp = await sheet.page.context().newCDPSession(sheet.page)
    await cdp.send('DOM.enable')
    await cdp.send('CSS.enable')
    const { root } = await cdp.send('DOM.getDocument', { depth: -1 })
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.row' })
    expect(nodeIds).toHaveLength(rareNames.length)
    for (const nodeId of nodeIds) {
      const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId })
      expect(fonts.length).toBeGreaterThan(0)
      expect(fonts.filter(font => !font.isCustomFont)).toEqual([])
    }
    expect(await sheet.page.$$eval('h3', all => all.map(title => title.textContent))).toEqual(rareNames)
  })
})

describe('The smallest letter on the wall', () => {
  const faceOfEm = 0.92
  it.each([
    [{ viewingDistanceM: 4, pixelPitchMm: 0.634 }, 1920, 1080],
    [{ viewingDistanceM: 4, pixelPitchMm: 0.634 }, 3840, 2160],
    [{ viewingDistanceM: 5, pixelPitchMm: 0.5 }, 3840, 2160],
    [{ viewingDistanceM: 6, pixelPitchMm: 0.9 }, 1920, 1080],
    [{ viewingDistanceM: 3, pixelPitchMm: 0.63 }, 1080, 1920],
    [{ viewingDistanceM: 8, pixelPitchMm: 1.5 }, 2048, 384],
    [{ viewingDistanceM: 1, pixelPitchMm: 2.5 }, 1280, 720],
  ])('with %j on %i×%i is the distance by 200, and never below 24 px', async (board, width, height) => {
    await sheet.setSize(width, height)
    await sheet.setPostings(shownPostings([...badPostings, ...rareNamed], wallNow))
    // An untouched default pitch is that of a 55-inch panel: twice the pixels are half as large.
    const pitch =
      board.pixelPitchMm === 0.634 ? (board.pixelPitchMm * 1920) / Math.max(width, height) : board.pixelPitchMm
    const asked = (board.viewingDistanceM * 1000) / 200 / pitch / faceOfEm
    for (const form of ['rows', 'cards'] as const) {
      await sheet.show({ language: 'zh-Hans', site: sheetSite(board), now: wallNow, form }, 60)
      const { smallestPx } = await sheet.examine()
      expect(smallestPx).toBeGreaterThanOrEqual(24)
      expect(smallestPx / Math.max(24, asked)).toBeGreaterThan(0.98)
      expect(smallestPx / Math.max(24, asked)).toBeLessThan(1.02)
    }
  })
})
