// What a person does at the touch screen in Chromium, step by step, for tests that play stories or walk away in between.
import type { Page } from 'playwright-core'

export const key = (page: Page, letter: string) => page.locator('.kb .key', { hasText: new RegExp(`^${letter}$`) })
/** The one button that goes on. */
export const onward = (page: Page) => page.locator('.foot .btn.go')

export async function press(page: Page, keys: string): Promise<void> {
  for (const one of keys) await key(page, one).click()
}

async function pick(page: Page, text: string): Promise<void> {
  await page.locator('.cand .key', { hasText: new RegExp(`^${text}$`) }).click()
}

/** Waits for a text without telling it to the page, whose memory is searched for it. */
async function untilShown(page: Page, selector: string, text: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await page.locator(selector).allTextContents()).some(shown => shown.includes(text))) return
    await page.waitForTimeout(25)
  }
  throw new Error(`${selector} never showed what was waited for`)
}

type Step = (page: Page) => Promise<void>
export type Steps = Readonly<Record<string, Step>>

/** The name and number of whoever registers in these steps. */
export const person = { name: '王喆', letters: 'wangzhe', mobile: '19000001234', other: '19000004321' }

/** A quick registration, begun at the attract page, up to its receipt. */
export const registering: Steps = {
  async notice(page) {
    await page.click('.attract')
    await page.locator('.home .btn.go').click()
    await page.locator('.agree').first().click()
    await page.locator('.choice .btn').first().click()
  },
  async composition(page) {
    await onward(page).click()
    await press(page, person.letters)
    await pick(page, '王')
    await page.locator('.field.on u', { hasText: 'zhe' }).waitFor()
  },
  async name(page) {
    await pick(page, '喆')
    await untilShown(page, '.field', person.name)
  },
  async number(page) {
    await page.locator('.kb .key.go').click()
    await press(page, person.mobile)
  },
  async wishes(page) {
    await onward(page).click()
    await page.locator('.tile').first().click()
    // Anything in this group: it closes by itself.
    await page.locator('.tile').first().click()
    await page.locator('.choice .btn').first().click()
  },
  async review(page) {
    await onward(page).click()
    await untilShown(page, '.reviewed', person.mobile)
  },
  async receipt(page) {
    await onward(page).click()
    await page.waitForSelector('.receipt-code')
  },
}

/** The same, with the whole name taken at once where it stands among the first words. */
export const registeringByName: Steps = {
  ...registering,
  async composition(page) {
    await onward(page).click()
    await press(page, person.letters)
    await page.locator('.field.on u', { hasText: 'wang zhe' }).waitFor()
  },
  async name(page) {
    await pick(page, person.name)
    await untilShown(page, '.field', person.name)
  },
}

/** From the attract page to a posting that others are like. */
export async function toPosting(page: Page): Promise<void> {
  await page.click('.attract')
  await page.locator('.tile').nth(2).click()
  await page.locator('.job').first().click()
  await page.waitForSelector('.like')
}

export const leavingNumber: Steps = {
  async page(page) {
    await toPosting(page)
    await page.locator('.foot .wide-btn').click()
    await page.waitForSelector('.kb')
  },
  async half(page) {
    await press(page, person.other.slice(0, 9))
  },
  async number(page) {
    await press(page, person.other.slice(9))
    await untilShown(page, '.field', person.other)
  },
  async consent(page) {
    await page.locator('.agree').click()
    await page.locator('.choice .btn').first().click()
  },
  async receipt(page) {
    await onward(page).click()
    await page.waitForSelector('.receipt-code')
  },
}

/** Typing into the search field: letters under way, characters taken, a posting opened from what was found. */
export const searching: Steps = {
  async composition(page) {
    await page.click('.attract')
    await page.locator('.home .pair .btn').first().click()
    await press(page, 'niurou')
    await page.locator('.field.on u', { hasText: 'niu rou' }).waitFor()
  },
  async sheet(page) {
    await page.locator('.cand .key', { hasText: '更多字' }).click()
    await page.waitForSelector('.cand-sheet')
  },
  async picked(page) {
    await page
      .locator('.cand-sheet .key', { hasText: /^牛肉$/ })
      .first()
      .click()
    await page.locator('.field', { hasText: '牛肉' }).waitFor()
  },
}

export const reporting: Steps = {
  async page(page) {
    await toPosting(page)
    await page.locator('.further .btn').nth(1).click()
  },
  async reason(page) {
    await page.locator('.reasons .tile').first().click()
  },
}

/** Looking after one's own registration by its code. */
export const lookingAfter = (code: () => string): Steps => ({
  async half(page) {
    await page.click('.attract')
    await page.locator('.infos button', { hasText: '我的登记' }).click()
    await press(page, code().slice(0, 4))
  },
  async code(page) {
    await press(page, code().slice(5))
    await page.locator('.field', { hasText: code() }).waitFor()
  },
  async known(page) {
    await page.locator('.kb .key.go').click()
    await page.waitForSelector('.own .standing')
  },
  async sure(page) {
    await page.locator('.foot .btn', { hasText: '撤回' }).click()
    await page.locator('h1', { hasText: '真的要撤回吗' }).waitFor()
  },
})
