// Every page of the touch screen for everybody: axe-core, sizes, contrast, room, nothing cut, by keyboard alone, read aloud; in three
// languages and one that is long and runs from right to left, upright and lying, in every text size, with the reach switch.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTouch } from '../support/a-touch-screen.ts'
import { openBrowser } from '../support/chromium.ts'
import { type Focused, lookAtPage, watchFocus } from '../support/inclusion/look-at-page.mjs'
import { speakPseudo } from '../support/inclusion/pseudo-words.ts'
import { type Stop, type WalkedMarkets, walkedMarkets, walkTouch } from '../support/inclusion/touch-walk.ts'

const viewports = { upright: { width: 1080, height: 1920 }, lying: { width: 1920, height: 1080 } } as const
type Orientation = keyof typeof viewports

/** What domain.md § 7 asks for; who is named in a list in one line may be shortened there, and stands whole on the posting. */
const measures = {
  leastText: 28,
  leastTarget: 64,
  leastGap: 8,
  leastContrast: 7,
  leastLine: 1.3,
  mayBeCut: '.job .a > .name, .alarm-strip b',
}

let folder: string
let browser: Browser
let markets: WalkedMarkets

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linggong-inclusion-'))
  await buildTouch(folder)
  browser = await openBrowser()
  markets = await walkedMarkets(folder)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await markets?.stop()
  await rm(folder, { recursive: true, force: true })
})

type Variant = { language: 'zh-Hans' | 'zh-Hant' | 'en' | 'pseudo'; size: 1 | 1.25 | 1.5; isLow: boolean }
type Row = Variant & { page: string; orientation: Orientation; rules: number; violations: string[] }
const table: Row[] = []

/** Presses a control of the bar, even one that a sheet covers. */
const bar = (page: Page, place: number) => page.evaluate(`document.querySelectorAll('.bar > button')[${place}].click()`)

async function change(page: Page, { language, size, isLow }: Variant): Promise<unknown> {
  for (let i = 0; i < 3 && (await page.getAttribute('body', 'data-size')) !== String(size); i++) await bar(page, 1)
  if (((await page.getAttribute('body', 'class')) ?? '').includes('low') !== isLow) await bar(page, 2)
  if (language === 'pseudo') return settle(page)
  for (let i = 0; i < 3 && (await page.getAttribute('html', 'lang')) !== language; i++) {
    const before = await page.getAttribute('html', 'lang')
    await bar(page, 3)
    await page.waitForSelector(`html:not([lang="${before}"])`, { state: 'attached' })
  }
  await settle(page)
}

/** Rows that a size asks for come from the host; what moves has come to rest. */
const settle = (page: Page) =>
  page.evaluate(`new Promise(done => setTimeout(done, 40)).then(async () => {
    const rest = () => {
      for (const animation of document.getAnimations()) animation.finish()
    }
    rest()
    for (let i = 0; i < 20 && document.querySelector('button:active'); i++) await new Promise(done => setTimeout(done, 20))
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(rest()))))
  })`)

async function runAxe(page: Page): Promise<{ rules: number; violations: string[] }> {
  if (!(await page.evaluate(`'axe' in window`))) {
    await page.evaluate(axe.source)
    // All our type is large; 7 : 1 is asked for all the same.
    await page.evaluate(`axe.configure({ checks: [{ id: 'color-contrast-enhanced',
      options: { contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } } } }] })`)
  }
  return await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations', 'incomplete'],
  }).then(({ passes, violations, incomplete }) => ({
    rules: passes.length + violations.length + incomplete.length,
    violations: violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' ' + (n.failureSummary ?? '').split('\\n').slice(1).join(';'))),
  }))`)
}

const languageOf = ({ language }: Stop, [first]: readonly Variant[]) =>
  first?.language === 'pseudo' ? 'pseudo' : (language ?? 'zh-Hans')

/** All that is wrong at a stop, in each of the variants. */
async function check(
  page: Page,
  stop: Stop,
  orientation: Orientation,
  variants: readonly Variant[],
): Promise<string[]> {
  const wrong: string[] = []
  const seen =
    stop.language === null ? variants : [{ language: languageOf(stop, variants), size: 1, isLow: false } as const]
  for (const variant of seen) {
    if (stop.language === null) await change(page, variant)
    else await settle(page)
    const where = `${stop.name}, ${orientation}, ${variant.language}, ${variant.size}${variant.isLow ? ', low' : ''}`
    const { rules, violations } = await runAxe(page)
    table.push({ ...variant, page: stop.name, orientation, rules, violations })
    const looks = await page.evaluate(lookAtPage, measures)
    wrong.push(...[...violations, ...looks].map(what => `${where}: ${what}`))
  }
  if (stop.language === null && variants[0]) await change(page, { ...variants[0], size: 1, isLow: false })
  return wrong
}

async function openPage(orientation: Orientation): Promise<Page> {
  const page = await browser.newPage({ viewport: viewports[orientation], hasTouch: true })
  page.setDefaultTimeout(10_000)
  return page
}

/** A walk that stumbles still tells what was found before. */
const stumbled = (walk: Promise<void>): Promise<string[]> =>
  walk.then(
    () => [],
    (error: Error) => [error.stack ?? error.message],
  )

const whole = process.env.INCLUSION === 'whole'
const sizes = [1, 1.25, 1.5] as const
const variantsOf = (languages: readonly Variant['language'][], place: number): Variant[] =>
  languages.flatMap((language, l) =>
    whole
      ? sizes.flatMap(size => [false, true].map(isLow => ({ language, size, isLow })))
      : [{ language, size: sizes[(place + l) % 3] ?? 1, isLow: (place + l) % 2 === 1 }],
  )

describe('Every page', () => {
  it.concurrent.each([
    ['upright', ['zh-Hans', 'zh-Hant', 'en']],
    ['lying', ['zh-Hans', 'zh-Hant', 'en']],
    ['upright', ['pseudo']],
    ['lying', ['pseudo']],
  ] as const)(
    '%s in %s can be seen, read and pressed by everybody',
    async (orientation, languages) => {
      const page = await openPage(orientation)
      const isPseudo = languages[0] === 'pseudo'
      if (isPseudo) await speakPseudo(page, folder)
      const wrong: string[] = []
      let place = 0
      const visit = async (stop: Stop) => {
        wrong.push(...(await check(page, stop, orientation, variantsOf(languages, place++))))
      }
      const walk = walkTouch(page, markets, visit, isPseudo ? ['zh-Hans'] : ['en', 'zh-Hant', 'zh-Hans'])
      expect([...(await stumbled(walk)), ...wrong]).toEqual([])
      await page.close()
    },
    whole ? 1_800_000 : 600_000,
  )
})

/** Tabs once round a page and says what is not reached, not marked, not in sight, or not in its order. */
async function checkKeys(page: Page, { name }: Stop): Promise<string[]> {
  await settle(page)
  await page.evaluate(`document.activeElement?.blur()`)
  const stops = await page.evaluate(watchFocus)
  // A field that is opened on the way brings its keys and a button with it.
  for (let i = 0; i < stops.length + 5; i++) await page.keyboard.press('Tab')
  const focused = (await page.evaluate(`window.focused`)) as Focused[]
  const wrong = new Set<string>()
  for (const { isMarked, isSeen, name: what } of focused) {
    if (!isMarked) wrong.add(`${name}: the focus is not to be seen on ${what}`)
    if (!isSeen) wrong.add(`${name}: focused out of sight: ${what}`)
  }
  const places = focused.map(({ place }) => place)
  for (const { place, name: what } of stops) {
    // Some come and go with the field that is open.
    if (!places.includes(place) && !what.includes('clear')) wrong.add(`${name}: Tab does not reach ${what}`)
  }
  // Once round, wherever it began: only one is followed by one that stands before it.
  const backwards = focused.slice(0, stops.length).filter(({ isBefore }) => isBefore)
  if (backwards.length > 1) wrong.add(`${name}: Tab goes to and fro: ${backwards.map(one => one.name).join()}`)
  return [...wrong]
}

/** Voices of the machine: Chinese and English ones of its own, and one that would send the text away. */
const withVoices = `{
  window.spoken = []
  let last = null
  const voices = [
    { lang: 'zh-CN', localService: false, name: 'far' },
    { lang: 'zh-CN', localService: true, name: 'near' },
    { lang: 'en-GB', localService: true, name: 'english' },
  ]
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    speak(utterance) { last = utterance; window.spoken.push([utterance.voice.name, utterance.text]) },
    cancel() { const ended = last; last = null; ended?.onend?.() },
    addEventListener() {}, removeEventListener() {},
  } })
}`

const typed = /19000|王哲|wangzhe|wang zhe|1900|dian(?!\w)/

/** Has the page read aloud, and stopped. What was typed must not be heard. */
async function checkVoice(page: Page, { name }: Stop): Promise<string[]> {
  if (name === 'emergency') {
    await page.locator('.alarm .acts button').first().tap()
    const said = String(await page.evaluate(`window.spoken.pop()?.[1]`))
    return said.includes(await page.locator('.alarm h1').innerText()) ? [] : [`${name} is not read: ${said}`]
  }
  if (name === 'starting') return []
  const wrong: string[] = []
  const sheet = page.locator('.idle-sheet')
  const isSheet = (await sheet.count()) > 0
  // The sheet and what stands there before anybody has begun have no bar, but a button of their own.
  const button =
    name === 'attract'
      ? page.locator('.attract-page > .read')
      : isSheet
        ? sheet.locator('.read')
        : page.locator('.bar > button').first()
  await button.tap()
  const [voice, said] = (await page.evaluate(`window.spoken.pop() ?? ['none', '']`)) as [string, string]
  if (voice !== 'near') wrong.push(`${name}: said by a voice that is ${voice}`)
  if ((await button.getAttribute('aria-pressed')) !== 'true') wrong.push(`${name}: does not say that it is being read`)
  const headlines = name === 'attract' ? '.headline' : isSheet ? '.idle-sheet h1' : 'h1'
  for (const headline of await page.locator(headlines).allInnerTexts()) {
    const words = headline.replaceAll(/\s/g, '')
    if (!said.replaceAll(/\s/g, '').includes(words)) wrong.push(`${name}: ${words} is not read`)
  }
  if ((isSheet ? typed : new RegExp(`${typed.source}|秒后`)).test(said))
    wrong.push(`${name}: what was typed is read: ${said}`)
  await button.tap()
  if ((await button.getAttribute('aria-pressed')) !== 'false') wrong.push(`${name}: cannot be stopped`)
  return wrong
}

describe('By keyboard and by ear', () => {
  it('everything on every page is reached in its order with a focus in sight, and is read aloud', async () => {
    const page = await openPage('upright')
    await page.addInitScript(withVoices)
    const wrong: string[] = []
    const walk = walkTouch(page, markets, async stop => {
      wrong.push(...(await checkKeys(page, stop)), ...(await checkVoice(page, stop)))
    })
    expect([...(await stumbled(walk)), ...wrong]).toEqual([])
    await page.close()
  }, 240_000)

  it('a machine without a voice of its own says so on every page, and offers nothing to press there', async () => {
    const page = await openPage('lying')
    await page.addInitScript(`Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => [{ lang: 'zh-CN', localService: false, name: 'far' }],
      speak() { throw new Error('said by a voice that is far') }, cancel() {}, addEventListener() {}, removeEventListener() {},
    } })`)
    await page.goto(markets.plain.url)
    await page.locator('.attract .count').waitFor()
    await page.tap('.attract')
    const button = page.locator('.bar > button').first()
    for (const place of [0, 1, 2, 3, 4]) {
      await page.locator('.infos button').nth(place).tap()
      await page.locator('.back').first().waitFor()
      expect(await button.isDisabled()).toBe(true)
      expect(await button.innerText()).toContain('本机不能朗读')
      await page.locator('.back').first().tap()
    }
    await page.close()
  })

  it('the keys on the screen are gone through with the arrows, pressed with Enter, and left with Tab and Escape', async () => {
    const page = await openPage('upright')
    await page.goto(markets.plain.url)
    await page.locator('.attract .count').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.home .pair .btn').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.kb .cand').waitFor()
    const here = () => page.evaluate(`document.activeElement.textContent.trim()`)
    const block = page.locator('.kb')
    await block.focus()
    const reached = new Set<string>()
    await page.keyboard.press('ArrowRight')
    reached.add(String(await here()))
    for (const way of ['ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowLeft']) {
      for (let i = 0; i < 10; i++) {
        await page.keyboard.press(way)
        reached.add(String(await here()))
      }
      await page.keyboard.press('ArrowDown')
      reached.add(String(await here()))
    }
    expect([...'qwertyuiopasdfghjklzxcvbnm'].filter(letter => !reached.has(letter))).toEqual([])
    await block.focus()
    await page.keyboard.press('ArrowRight')
    expect(await here()).toBe('q')
    await page.keyboard.press('ArrowDown')
    expect(await here()).toBe('a')
    await page.keyboard.press('Enter')
    await page.locator('.field.on u', { hasText: 'a' }).waitFor()
    await page.locator('.cand .key').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.field.on u').waitFor({ state: 'detached' })
    await page.locator('.kb:focus, .kb:focus-within').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await page.locator('.field [role=textbox]:focus').waitFor()
    await page.close()
  })
})

afterAll(() => {
  const cells = new Map<string, string[]>()
  for (const { page, orientation, language, rules, violations } of table) {
    const row = `${page.padEnd(34)} ${orientation.padEnd(8)}`
    cells.set(row, [...(cells.get(row) ?? []), `${language} ${rules}/${violations.length}`])
  }
  const total = table.reduce((sum, { violations }) => sum + violations.length, 0)
  const lines = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, found]) => `${row} ${found.join('  ')}`)
  console.log(
    `axe-core ${axe.version}, rules checked / violations, on ${table.length} pages: ${total} in all\n${lines.join('\n')}`,
  )
})
