// A registration at the desk in a real Chromium by keyboard alone, with the keystroke-level model: quick and in full; the turned
// screen; a card reader that types; changing and renewing.
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { createDesks, focused as focusedOn } from '../support/a-desk-flow.ts'
import { anIdNumber } from '../support/an-id-number.ts'
import { createTypist, type Typist } from '../support/keystrokes.ts'

// What is used of the page inside `evaluate`; tests/flows is compiled without the DOM's types.
declare const window: {
  pressed: number
  addEventListener(name: 'keydown', hear: (event: { repeat: boolean }) => void, isCapture: boolean): void
}

const idNumber = anIdNumber('19740312')
const openDesk = createDesks()
let page: Page

beforeAll(async () => {
  ;({ page } = await openDesk({ site: { reader: { kind: 'wedge' } }, until: 'file' }))
  await page.evaluate(() => {
    window.pressed = 0
    window.addEventListener(
      'keydown',
      ({ repeat }) => {
        if (!repeat) window.pressed++
      },
      true,
    )
  })
}, 180_000)

const focused = (id: string) => focusedOn(page, id)
const pressed = () => page.evaluate(() => window.pressed)

/** The quick part, from the name on; the cursor ends in the box of kinds. */
async function typeQuick({ think, press, type, write }: Typist): Promise<void> {
  think()
  await write('王喆')
  await press('Tab')
  think()
  await type('19000001234')
  await press('Tab', 'Tab')
  think()
  await type('12')
  await press('Tab', 'Tab')
  for (const kind of ['dg', 'hg']) {
    think()
    await type(kind)
    await press('Enter')
  }
}

async function consentAndSave({ think, press, type }: Typist, consents: string): Promise<void> {
  await press('Alt+7')
  for (const one of consents) {
    think()
    await type(one)
  }
  think()
  await press('Control+Enter')
  await page.locator('.receipt .code').waitFor()
  await focused('r-name')
}

function say(name: string, { keys, mental, average, practised }: ReturnType<Typist['counts']>): void {
  console.log(
    `${name}: ${keys} keys, ${mental} mental pauses, no pointing: ${practised.toFixed(1)} s practised, ${average.toFixed(1)} s average`,
  )
}

it('a quick registration takes a practised clerk less than a minute by the keystroke-level model', async () => {
  const typist = createTypist(page)
  const before = await pressed()
  await typeQuick(typist)
  // No document: the person is asked whether sixteen, then each purpose.
  await typist.press('Alt+7')
  typist.think()
  await typist.type('1')
  await typist.press('Tab')
  await focusedIn('#r-consents')
  for (const one of '1234') {
    typist.think()
    await typist.type(one)
  }
  typist.think()
  await typist.press('Control+Enter')
  await page.locator('.receipt .code').waitFor()
  await focused('r-name')
  const counts = typist.counts()
  say('Quick registration', counts)
  // What the model counts is what the page has heard, but for the input method's own keys.
  expect(counts.keys - ((await pressed()) - before)).toBe('wangzhe'.length + 1)
  expect(counts.practised).toBeLessThanOrEqual(60)
  expect(counts.average).toBeLessThanOrEqual(60)
}, 60_000)

const focusedIn = (selector: string) => page.locator(`${selector} :focus`).waitFor()

it('a full one, number of the identity card typed, takes less than a minute as well, and is saved whole', async () => {
  const typist = createTypist(page)
  const { think, press, type, write } = typist
  await typeQuick(typist)
  await press('Tab', 'Tab')
  think()
  await type(idNumber)
  await page.getByText('地区码未收录，照常受理').waitFor()
  await press('Alt+3')
  await focused('r-skills')
  think()
  await type('dydg')
  await page.locator('.found button', { hasText: '低压电工作业证' }).waitFor()
  await press('Enter', 'Tab')
  think()
  await type('12')
  await press('Tab')
  think()
  await type('3')
  await press('Alt+4')
  await focused('r-wantedPay')
  think()
  await type('280')
  await press('Tab', 'Tab')
  think()
  await type('12')
  await press('Tab')
  think()
  await type('1')
  await press('Tab')
  think()
  await type('2')
  await press('Tab')
  await focused('r-wantedAreas')
  think()
  await type('spb')
  await page.locator('.found button.on', { hasText: '沙坪坝区' }).waitFor()
  await press('Enter', 'Tab')
  think()
  await type('15')
  await press('Alt+5')
  await focusedIn('#r-focus')
  think()
  await type('4')
  think()
  await type('66')
  await press('Tab')
  think()
  await type('1')
  // Few people get a star: counted apart.
  const star = createTypist(page)
  await star.press('Tab')
  star.think()
  await star.type('1')
  await star.press('Tab')
  await focused('r-starReason')
  star.think()
  await star.write('父母都失业')
  await press('Alt+6')
  await focused('r-notes')
  think()
  await write('会扎扭扭花')
  // The turned screen shows what must be checked, and not what is the staff's own.
  await press('Alt+v')
  const sheet = await page.textContent('.read-back-sheet')
  expect(sheet).toMatch(/请您核对[\s\S]*190 0000 1234[\s\S]*509999 19740312 0015[\s\S]*12 年[\s\S]*沙坪坝区/)
  expect(sheet).not.toMatch(/父母都失业|扭扭花|大龄|农民工/)
  await expect.poll(() => page.locator('.side, form').count()).toBe(0)
  await press('Escape')
  await consentAndSave(typist, '124')
  say('Full registration', typist.counts())
  say('A star with its reason, besides', star.counts())
  expect(typist.counts().practised).toBeLessThanOrEqual(60)
  // The next person begins with the quick part.
  await expect.poll(() => page.locator('#r-skills').count()).toBe(0)
}, 60_000)

it('a card on a reader that types goes to its field, wherever the cursor is', async () => {
  const typist = createTypist(page)
  await typist.press('Alt+6')
  await typist.write('手巧')
  // A reader types faster than Playwright's separate presses: the events come from the page itself.
  await page.evaluate(`{
    const field = document.activeElement
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set
    for (const key of '${idNumber}') {
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      set.call(field, field.value + key)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  }`)
  await page.getByText('证件读出').waitFor()
  expect(await page.inputValue('#r-documentNumber')).toBe(idNumber)
  expect(await page.inputValue('#r-notes')).toBe('手巧')
  await typist.press('Alt+Delete')
  await page.waitForFunction('document.querySelector("#r-notes").value === ""')
}, 60_000)

it('a stored one is renewed and changed from the list of the day, by keys', async () => {
  const { press, type, write } = createTypist(page)
  await press('Alt+t')
  await page.locator('.ledger button.row:focus').waitFor()
  await press('Enter')
  await page.getByText('已记入日志').waitFor()
  await expect.poll(() => page.textContent('.side')).toMatch(/低压电工作业证 12 年 熟练 有证/)
  await press('x')
  await page.getByText('已续到').waitFor()
  await press('e')
  await page.getByText('正在修改一份已有的登记').waitFor()
  await focused('r-name')
  // Nothing was being typed for anybody else, so nothing is said to have been put aside.
  expect(await page.textContent('.change-line')).not.toContain('已收好')
  await press('Control+a')
  await write('王哲')
  await press('Control+Enter')
  await page.getByText('修改已保存在本机').waitFor()
  expect(await page.inputValue('#r-name')).toBe('')
  await write('李秀')
  await press('Alt+t')
  await page.locator('.ledger button.row:focus').waitFor()
  await press('Enter')
  await page.getByText('已记入日志').waitFor()
  await press('e')
  await page.locator('.change-line').getByText('没填完的新登记已收好').waitFor()
  await press('Alt+Delete')
  await expect.poll(() => page.inputValue('#r-name')).toBe('李秀')
  // A number that was here before: the stored record beside the form, line by line, before anything is saved.
  await press('Tab')
  await type('19000001234')
  await page.locator('.known').getByText('这个人可能登记过').waitFor()
  expect(await page.textContent('.side')).not.toContain('王哲')
  await press('Alt+d')
  await page
    .locator('.beside tr.differs')
    .getByText(/^王[喆哲]$/)
    .waitFor()
  await press('Escape')
  await page.locator('.beside').waitFor({ state: 'detached' })
  expect(await page.inputValue('#r-name')).toBe('李秀')
  expect(await page.inputValue('#r-number')).toBe('19000001234')
  await press('Alt+Delete')
}, 60_000)
