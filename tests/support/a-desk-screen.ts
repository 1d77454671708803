// What a clerk does first at the desk in Chromium, for tests.
import type { Page } from 'playwright-core'

/** The first run, by keyboard: the head of station sets a PIN and stands before the registration form. */
export async function setUpDesk(page: Page): Promise<void> {
  await page.waitForSelector('.gate form')
  await page.keyboard.type('陈兰')
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('Tab')
    await page.keyboard.type('280417')
  }
  await page.keyboard.press('Enter')
  await page.waitForSelector('.app')
}
