// A clerk's day from the stories of the field (domain.md § 2), played one after the other at one desk in a real Chromium by keyboard
// alone; each with its keys, its mental pauses and its seconds by the keystroke-level model.
import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDesks, focused as focusedOn } from '../support/a-desk-flow.ts'
import { createTypist, type Typist } from '../support/keystrokes.ts'

const openDesk = createDesks()
let page: Page
const told: string[] = []

beforeAll(async () => {
  ;({ page } = await openDesk({ until: 'file' }))
}, 180_000)
afterAll(() => console.log(told.join('\n')))

const focused = (id: string) => focusedOn(page, id)
const says = (text: string) => page.locator('[role=status]').filter({ hasText: text }).first().waitFor()
const firstRow = () => page.locator('.ledger button.row').first().waitFor()

async function story(name: string, play: (typist: Typist) => Promise<void>): Promise<void> {
  const typist = createTypist(page)
  await play(typist)
  const { keys, mental, practised } = typist.counts()
  told.push(`${name}: ${keys} keys, ${mental} pauses, ${practised.toFixed(1)} s practised`)
}

/** Name, mobile, times, kinds; then age and all four consents; saved. */
async function register(
  typist: Typist,
  name: string,
  mobile: string,
  kinds: readonly string[],
  more?: () => Promise<void>,
) {
  const { think, press, type, write } = typist
  await focused('r-name')
  think()
  await write(name)
  await press('Tab')
  think()
  await type(mobile)
  await press('Tab', 'Tab')
  think()
  await type('12')
  await press('Tab', 'Tab')
  for (const kind of kinds) {
    think()
    await type(kind)
    await press('Enter')
  }
  await more?.()
  await press('Alt+7')
  await type('1')
  await press('Tab')
  await page.locator('#r-consents :focus').waitFor()
  for (const one of '1234') {
    think()
    await type(one)
  }
  think()
  await press('Control+Enter')
  await page.locator('.receipt .code').waitFor()
  await focused('r-name')
}

it('3 At the stall: a person is taken down in less than a minute', async () => {
  await story('3 stall, quick registration', async typist => {
    await register(typist, '王喆', '19000001234', ['banyun'])
    expect(typist.counts().practised).toBeLessThanOrEqual(60)
  })
}, 60_000)

it('4 A graduate out of work gets a star with its reason; 8 a talent no form asks for is written down', async () => {
  await story('4 star, 8 talent in the notes', typist =>
    register(typist, '陈秀', '19000005678', ['banyun'], async () => {
      const { think, press, type, write } = typist
      await press('Alt+5')
      await page.locator('#r-focus :focus').waitFor()
      think()
      await type('1')
      await press('Tab', 'Tab')
      think()
      await type('1')
      await press('Tab')
      await focused('r-starReason')
      think()
      await write('毕业一年没工作')
      await press('Alt+6')
      await focused('r-notes')
      think()
      await write('会扎扭扭花')
    }),
  )
}, 60_000)

it('8 The talent is found again by its word; what is shown is masked until it is asked for', async () => {
  await story('8 found by the note', async ({ think, press, write }) => {
    await press('F2')
    await firstRow()
    await press('/')
    think()
    await write('扭扭花')
    await page.locator('.ledger tbody tr').filter({ hasText: '陈*' }).waitFor()
    await expect.poll(() => page.locator('.ledger tbody tr').count()).toBe(1)
    expect(await page.textContent('.ledger tbody')).not.toContain('陈秀')
    await press('Enter')
    await press('ArrowDown')
    think()
    await press('Enter')
    await page.locator('.people-split .side h2').first().waitFor()
    await press('v')
    await page.locator('.people-split .side').getByText('陈秀').first().waitFor()
  })
}, 60_000)

it('7 The ledger of those hard to place comes first; signed in today, in an order drawn by lot that can be checked', async () => {
  await story('7 ledger, sign-in and lot', async ({ think, press, type }) => {
    await press('Escape', 'Escape', 'F2')
    await firstRow()
    await press('Escape')
    await page.locator('.parts').getByText('帮扶台账').click()
    await page.locator('.ledger tbody tr').filter({ hasText: '陈*' }).waitFor()
    await page.locator('.ledger button.row').first().focus()
    await press('Enter')
    await page.locator('.people-split .side h2').first().waitFor()
    await press('s')
    await says('已签到，1 号')
    await press('Escape')
    await page.locator('.parts').getByText('全部').click()
    await page.locator('.ledger tbody tr').filter({ hasText: '王*' }).locator('button.row').focus()
    await press('Enter')
    await page.locator('.people-split .side h2').filter({ hasText: '王*' }).waitFor()
    await press('s')
    await says('已签到，2 号')
    await press('Escape')
    await page.locator('.parts').getByText('今天签到').click()
    await page.locator('#people-code').waitFor()
    await page.locator('.ledger tbody tr').filter({ hasText: '陈*' }).waitFor()
    await press('l')
    await page.getByText('名单已封').waitFor()
    await press('l')
    think()
    await type('7')
    await press('Enter')
    await page.getByText('已抽签').waitFor()
    await press('k')
    await says('结果一致')
  })
}, 60_000)

it('9 An employer registers a need, which carries the six elements before anybody sees it', async () => {
  await story('9 employer registers a need', async ({ think, press, write }) => {
    await press('F3', 'n')
    await focused('p-title')
    const fields: [string, string][] = [
      ['title', '夜市搬运'],
      ['headcount', '3'],
      ['employer', '团结村货运部'],
      ['requirements', '能搬 25 公斤'],
      ['content', '卸货、码货'],
      ['place', '沙坪坝区'],
      ['payMin', '220'],
    ]
    // Without them it is refused, in words, and nothing typed is lost.
    for (const [field, text] of fields.slice(0, 2)) {
      await page.locator(`#p-${field}`).focus()
      think()
      await write(text)
    }
    await press('Control+Enter')
    expect(await page.inputValue('#p-title')).toBe('夜市搬运')
    await expect.poll(() => page.locator('.ledger button.row').count()).toBe(0)
    for (const [field, text] of fields.slice(2)) {
      await page.locator(`#p-${field}`).focus()
      think()
      await write(text)
    }
    await page.selectOption('#p-payUnit', 'day')
    think()
    await press('Control+Enter')
    await page.getByText('已发布，编号').waitFor()
  })
}, 60_000)

it('6 Quick hiring: who fits, a talk on the spot, agreed, and started the same day', async () => {
  await story('6 quick hiring, from posting to start', async ({ think, press }) => {
    await page.locator('.ledger button.row').first().focus()
    await press('m')
    await page.locator('.match-split .ledger button.row').first().waitFor()
    await expect.poll(() => page.textContent('.match-split .ledger tbody')).toMatch(/工种对口|工作相近/)
    think()
    await press('s', 't')
    await page.locator('.talk-people').waitFor()
    think()
    await press('1', 'Control+Enter')
    await says('谈成 1')
    await press('ArrowRight')
    await page.locator('.parts [aria-current]').filter({ hasText: '进行中' }).waitFor()
    await page.locator('.match-split .ledger button.row').first().waitFor()
    think()
    await press('1')
    await says('到岗')
  })
}, 60_000)

it('11 The month is counted: each number leads to its rows, and all of it goes into a sheet', async () => {
  await story('11 the month for the authority', async ({ think, press }) => {
    await press('F7')
    const figures = page.locator('.figures')
    await figures.waitFor()
    await figures.locator('button').nth(1).getByText('2', { exact: true }).first().waitFor()
    think()
    await press('2', 'v')
    await page.locator('.rows-of tbody tr').nth(1).waitFor()
    await expect.poll(() => page.textContent('.rows-of tbody')).toMatch(/\*/)
    await press('Escape')
    await figures.waitFor()
    think()
    const [download] = await Promise.all([page.waitForEvent('download'), press('x')])
    const sheet = unzipSync(new Uint8Array(await readFile(await download.path())))
    expect(Object.keys(sheet)).toContain('xl/workbook.xml')
  })
}, 60_000)
