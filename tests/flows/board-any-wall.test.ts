// The board on any wall: every row of a real export and of the sample, as rows and as urgent cards, at every size and in every
// language, without one character cut, one pay clipped, one thing over another.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { samplePostings } from '../../central/import/sample.ts'
import type { Language } from '../../db/model/site.ts'
import type { BoardPosting } from '../../electron/contract/views.ts'
import { badPostings, rareNamed } from '../support/bad-postings.ts'
import { openBrowser } from '../support/chromium.ts'
import { sharedData, sharedDataAbsent } from '../support/shared-data.ts'
import { importedPostings, oneOfEachWidth, shownPostings } from '../support/shown-postings.ts'
import { hardPostings, hardUrgent, plainPostings, urgentPostings, wallNow } from '../support/wall-postings.ts'
import { buildWallSheet, type Look, openWallSheet, sheetSite, type WallSheet } from '../support/wall-sheet.ts'

/** `WALL=whole`: every posting at every size in every language, which takes some minutes. */
const isWhole = process.env.WALL === 'whole'

const csv = sharedData('postings-51job.csv')
const languages: Language[] = ['zh-Hans', 'zh-Hant', 'en']
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1280, 720],
  [2048, 384],
] as const
/** Wide rows, stacked rows, a strip. */
const forms = [
  [1920, 1080],
  [1080, 1920],
  [2048, 384],
] as const
const oddSizes = [
  [1366, 768],
  [1600, 1200],
  [1280, 1024],
  [2560, 1080],
  [800, 1280],
  [768, 1366],
  [2160, 3840],
  [3840, 1080],
  [1920, 360],
  [1080, 1080],
] as const

let pages: string
let browser: Browser
const sheets: WallSheet[] = []

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'linggong-sheet-'))
  const built = buildWallSheet(pages)
  browser = await openBrowser()
  await built
  // Two, each in a process of its own: as many as the smallest machine has cores.
  sheets.push(...(await Promise.all([openWallSheet(browser, pages), openWallSheet(browser, pages)])))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  rmSync(pages, { recursive: true, force: true })
})

type Case = { size: readonly [number, number]; look: Look; count?: number }

function casesOf(
  at: readonly (readonly [number, number])[],
  of: readonly Language[],
  board: Parameters<typeof sheetSite>[0] = {},
): Case[] {
  const site = sheetSite(board)
  return at.flatMap(size =>
    of.flatMap(language =>
      (['rows', 'cards'] as const).map(form => ({ size, look: { language, site, now: wallNow, form } })),
    ),
  )
}

/** Goes through the cases on both sheets; one line for each case with faults, naming some. */
async function examine(postings: readonly BoardPosting[], cases: readonly Case[]) {
  const waiting = [...cases]
  const faults: string[] = []
  let texts = 0
  const work = async (sheet: WallSheet) => {
    await sheet.setPostings(postings)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { size, look } = next
      await sheet.setSize(...size)
      const seen = await sheet.examineAll(look)
      if (seen.shown !== postings.length) faults.push(`${size.join('×')}: ${seen.shown} of ${postings.length} shown`)
      texts += seen.texts
      if (seen.faulty > 0)
        faults.push(
          `${size.join('×')} ${look.language} ${look.form}: ${seen.faulty}\n  ${seen.found.slice(0, 6).join('\n  ')}`,
        )
    }
  }
  await Promise.all(sheets.map(work))
  return { faults, texts }
}

const sheet = () => {
  const [first] = sheets
  if (!first) throw new Error('no sheet')
  return first
}

describe('What looks for faults', () => {
  const rows: Look = { language: 'zh-Hans', site: sheetSite(), now: wallNow, form: 'rows' }
  const cards: Look = { ...rows, form: 'cards' }

  async function findWith(look: Look, css: string): Promise<string[]> {
    await sheet().setSize(1920, 1080)
    await sheet().setPostings(shownPostings([...urgentPostings, ...plainPostings], wallNow))
    await sheet().show(look)
    expect((await sheet().examine()).found, 'before the fault was planted').toEqual([])
    const style = await sheet().page.addStyleTag({ content: css })
    onTestFinished(() => style.evaluate('e => e.remove()' as never))
    const { found } = await sheet().examine()
    await style.evaluate((element: { remove(): void }) => element.remove())
    return found
  }

  it.each([
    [
      'a pay wider than its row',
      rows,
      '.row .pay .num { font-size: 500px }',
      /(outside its box|cut at its side): .*\.(small|num)/,
    ],
    [
      'a pay cut by a box of its own',
      rows,
      '.pay { overflow: hidden; width: 40px; display: block }',
      /cut at its side: .*\.num/,
    ],
    ['a pay over the head count', rows, '.end .pay { transform: translateX(-260px) }', /over .*: \w+ \.(num|small)/],
    [
      'a title whose lower edge is cut',
      rows,
      '.row h3 { height: 30px; min-height: 0; align-self: start }',
      /cut in its height: .*\.h3/,
    ],
    [
      'a line that is too low for its letters',
      rows,
      '.where .line { height: 14px; overflow: hidden }',
      /cut in its height: .*\.(firm|time|spot|term)/,
    ],
    [
      'a title that ends in half a character',
      rows,
      '.row h3 { text-overflow: clip; width: 100px; -webkit-line-clamp: none; display: block }',
      /cut at its side: .*\.h3/,
    ],
    [
      'a place cut at its end',
      rows,
      '.where .line { overflow: hidden; width: 150px } .firm { display: none }',
      /cut at its side: .*\.spot/,
    ],
    [
      'a code cut in its plate',
      rows,
      '.plate { overflow: hidden; width: 40px; padding: 0 }',
      /cut at its side: .*\.plate/,
    ],
    ['a row lower than its content', rows, '.row { height: 50px }', /cut in its height|outside its box|frame is cut/],
    [
      'a head count that is not to be seen',
      rows,
      '.need { height: 0; overflow: hidden }',
      /not to be seen: .*\.(need|num)/,
    ],
    ['a QR code out of its card', cards, '.card .qr { margin-right: -60px }', /outside its box: .*\.qr/],
    ['a tag over the pay', cards, '.card .tags { margin-top: -60px }', /over .*: \w+ \.(num|pay|small|left|plate)/],
    ['a card lower than its content', cards, '.card { height: 200px }', /outside its box/],
  ])('finds %s', async (_, look, css, expected) => {
    const found = await findWith(look, css)
    expect(found.filter(fault => expected.test(fault)).length, found.slice(0, 5).join('\n')).toBeGreaterThan(0)
  })
})

describe('Nothing is cut and nothing lies over anything', () => {
  it.skipIf(csv === null)(
    `with all rows of a job site's export, at every size and in every language${sharedDataAbsent(csv)}`,
    async () => {
      const { rows, postings } = importedPostings(csv ?? '', wallNow)
      expect(rows).toBe(4_580)
      expect(postings.length).toBe(rows)
      const shown = shownPostings(postings, wallNow)
      const each = oneOfEachWidth(shown)
      const every = (nth: number) => each.filter((_, i) => i % nth === 0)
      const wholly = isWhole ? languages : (['zh-Hans'] as const)
      // One wall of each form shows all of them; 3840×2160 is 1920×1080 twice as large (layout.test.ts), and traditional characters
      // are as wide as simplified ones. Elsewhere it is a part, unless the whole is asked for.
      const runs = [
        await examine(each, casesOf(isWhole ? [...sizes, ...oddSizes] : forms, wholly)),
        await examine(every(3), casesOf([...forms, [1280, 720]], ['en'])),
        await examine(every(12), casesOf([...sizes, ...oddSizes], languages)),
      ]
      expect(runs.flatMap(({ faults }) => faults)).toEqual([])
      expect(runs[0]?.texts).toBeGreaterThan(180_000)
    },
    isWhole ? 3_600_000 : 400_000,
  )

  it('with the sample and with the longest, barest and strangest postings, at every size and in every language', async () => {
    const postings = [
      ...samplePostings(new Date(wallNow)),
      ...[...plainPostings, ...urgentPostings, ...hardPostings, ...hardUrgent, ...badPostings, ...rareNamed],
    ]
    const shown = shownPostings(postings, wallNow)
    const { faults } = await examine(shown, casesOf([...sizes, ...oddSizes], languages))
    expect(faults).toEqual([])
    // Read from nearer and from farther, and with pixels as coarse as an LED wall's.
    const configured = [{ viewingDistanceM: 2.5 }, { viewingDistanceM: 8 }, { viewingDistanceM: 10, pixelPitchMm: 1.9 }]
    for (const board of configured)
      expect((await examine(shown, casesOf(sizes, ['zh-Hans', 'en'], board))).faults).toEqual([])
  }, 300_000)
})
