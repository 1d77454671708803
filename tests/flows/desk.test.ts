// The desk in a real Chromium over its real host, by keyboard alone: first run, registering, drafts, the posting gate, locking.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createDesks, type DeskFlow, focused } from '../support/a-desk-flow.ts'
import { anIdNumber } from '../support/an-id-number.ts'

// What is used of the page inside `evaluate`; tests/flows is compiled without the DOM's types.
declare const document: {
  documentElement: { outerHTML: string }
  querySelectorAll(
    selector: string,
  ): Iterable<{ value: string; className: string; scrollWidth: number; clientWidth: number }>
}

const pin = '280417'
const name = '阿依努尔·买买提·阿卜杜热合曼·图尔荪古丽·䶮·艾力'
const idNumber = anIdNumber('19740312')

const openDesk = createDesks()
const anOpenDesk = ({ deskSeconds = 300, language = 'zh-Hans' } = {}) =>
  openDesk({ site: { language, idle: { deskSeconds } } })

/** Everything a passer-by could read or find on the page: markup, and what stands in fields. */
const wholePage = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' '),
  )

/** From the name on, as a clerk types: Tab leads on, digits tick, first letters find. */
async function typeRegistration({ press, type }: DeskFlow): Promise<void> {
  await type(name)
  await press('Tab')
  await type('19000001234')
  await press('Tab', 'Tab')
  await type('13')
  await press('Tab', 'Tab')
  await type('dg')
  await press('Enter')
  await press('Tab', 'Tab')
  await type(idNumber)
}

describe('The first run', () => {
  it('sets the PIN: there is none before, a simple one is refused, and the next time it is asked for', async () => {
    const { page, press, type } = await openDesk({ isSetUp: false })
    await expect.poll(() => page.textContent('.gate')).toContain('命令行')
    await type('陈兰')
    await press('Tab')
    await type('123456')
    await press('Tab')
    await type('123456')
    await press('Enter')
    await expect.poll(() => page.textContent('.gate form')).toContain('密码太简单')
    await page.locator('input[type=password]').first().fill(pin)
    await page.locator('input[type=password]').last().fill(pin)
    await press('Enter')
    await focused(page, 'r-name')
    await page.reload()
    await page.waitForSelector('.names')
    await expect.poll(() => page.textContent('.names')).toContain('陈兰')
    await type('999111')
    await press('Enter')
    await page.getByText('密码不对').waitFor()
    await type(pin)
    await press('Enter')
    await focused(page, 'r-name')
  })
})

describe('Registering by keyboard alone', () => {
  it('checks while typing, saves with Ctrl+Enter, shows the receipt, and the day lists it masked', async () => {
    const desk = await anOpenDesk()
    const { page, press, type } = desk
    await typeRegistration(desk)
    await page.getByText('校验位正确；1974年3月12日').waitFor()
    await press('Tab')
    await type('会扎扭扭花')
    await press('Tab')
    await expect.poll(() => page.locator('#r-consents [aria-checked=true]').count()).toBe(0)
    await type('14')
    await press('Control+Enter')
    const code = (await page.textContent('.receipt .code')) ?? ''
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await focused(page, 'r-name')
    expect(await page.inputValue('#r-name')).toBe('')

    await press('Alt+t')
    await page.locator('.ledger button.row').waitFor()
    await expect.poll(() => page.textContent('.ledger tbody')).toContain(code)
    await expect.poll(() => page.textContent('.ledger tbody')).toContain('190****1234')
    await expect.poll(() => page.textContent('.ledger tbody')).toContain('待上传')
    expect(await wholePage(page)).not.toMatch(/阿依努尔|19000001234|50999919740312|扭扭花/)
    await press('Enter')
    await page.getByText('已记入日志').waitFor()
    expect((await page.textContent('.side'))?.replace(/\s/g, '')).toContain(name)
    await press('Escape')
    expect(await wholePage(page)).not.toMatch(/阿依努尔|扭扭花/)
  })

  it('says a fault at its field and leads there; nobody under sixteen is saved', async () => {
    const { page, press, type } = await anOpenDesk()
    await press('Control+Enter')
    await focused(page, 'r-name')
    await expect.poll(() => page.textContent('#r-name-line')).toContain('请填写姓名')
    await page.locator('#r-documentNumber').focus()
    await type(anIdNumber('20150101'))
    await page.getByText('未满 16 周岁').first().waitFor()
    await press('Control+Enter')
    await expect.poll(() => page.locator('.receipt').count()).toBe(0)
  })

  it('brings a half-filled form back after the page was loaded anew', async () => {
    const desk = await anOpenDesk()
    const { page, press, type } = desk
    await typeRegistration(desk)
    await page.getByText('草稿已存').waitFor()
    await page.waitForTimeout(600)
    await page.reload()
    await page.waitForSelector('.names')
    expect(await wholePage(page)).not.toMatch(/阿依努尔|19000001234|50999919740312/)
    await type(pin)
    await press('Enter')
    await focused(page, 'r-name')
    expect(await page.inputValue('#r-name')).toBe(name)
    expect(await page.inputValue('#r-number')).toBe('19000001234')
    expect(await page.inputValue('#r-documentNumber')).toBe(idNumber)
    await expect.poll(() => page.textContent('.pick')).toContain('电工')
  })
})

describe('A posting', () => {
  it('is not published without the six elements; then it is, with a code, and search finds it', async () => {
    const { page, press, type } = await anOpenDesk()
    await page.setViewportSize({ width: 1280, height: 720 })
    await press('F3')
    await page.getByText('本站还没有登记岗位').waitFor()
    await press('n')
    await focused(page, 'p-title')
    await type('设备调试电工')
    await press('Control+Enter')
    await page.getByText('法定的六项内容还不全').waitFor()
    await expect
      .poll(() => page.textContent('.side'))
      .toContain('还缺：用人单位、招聘人数、招聘条件、工作内容、工作地点、劳动报酬')
    await focused(page, 'p-employer')
    await type('示例汽车零部件厂')
    for (const [id, text] of [
      ['p-headcount', '3'],
      ['p-content', '调试冲压线电气设备'],
      ['p-requirements', '低压电工证'],
      ['p-place', '沙坪坝区'],
      ['p-payMin', '400'],
    ] as const) {
      await page.locator(`#${id}`).focus()
      await type(text)
    }
    await page.selectOption('#p-payUnit', 'month')
    await page.getByText('是不是 元/天').waitFor()
    const warning = await page.locator('.doubt').boundingBox()
    expect((warning?.y ?? 720) + (warning?.height ?? 0), 'the warning is in sight').toBeLessThanOrEqual(720 - 36)
    await press('Alt+u')
    expect(await page.inputValue('#p-payUnit')).toBe('day')
    await page.getByText('六项齐了').waitFor()
    await press('Control+Enter')
    await page.getByText('已发布，编号').waitFor()
    const code = /编号 (\d{4,7})/.exec((await page.textContent('.sheet')) ?? '')?.[1] ?? ''
    expect(code).not.toBe('')

    await press('/')
    await type('sbts')
    await page.locator('.found-sheet li').waitFor()
    await expect.poll(() => page.textContent('.found-sheet li')).toContain(code)
    await press('Enter')
    await page.locator('.found-sheet article').getByText('调试冲压线电气设备').waitFor()
    await press('Escape', 'Escape')
    await page.locator('.found-sheet').waitFor({ state: 'detached' })
  })
})

describe('Locking', () => {
  it('with F12 leaves nothing personal on the page, and unlocking returns to where one was', async () => {
    const desk = await anOpenDesk()
    const { page, press, type } = desk
    await typeRegistration(desk)
    await press('F8')
    await page.locator('.figs').waitFor()
    await press('F12')
    await page.waitForSelector('.names')
    expect(await wholePage(page)).not.toMatch(/阿依努尔|19000001234|50999919740312|电工/)
    await type(pin)
    await press('Enter')
    await page.locator('.figs').waitFor()
    await press('F1')
    await focused(page, 'r-name')
    expect(await page.inputValue('#r-name')).toBe(name)
  })

  it('comes by itself when nobody touches the desk, and not while somebody works', async () => {
    const { page, type } = await anOpenDesk({ deskSeconds: 30 })
    await page.clock.install()
    await page.reload()
    await page.waitForSelector('.names')
    await type(pin)
    await page.keyboard.press('Enter')
    await focused(page, 'r-name')
    for (let i = 0; i < 3; i++) {
      await page.clock.runFor(20_000)
      await type('王')
    }
    expect(await page.inputValue('#r-name')).toBe('王王王')
    await page.clock.runFor(31_000)
    await page.waitForSelector('.names')
    expect(await wholePage(page)).not.toContain('王王王')
  })
})

describe('Every view', () => {
  const sizes = [
    [1280, 720, 'zh-Hans'],
    [1280, 720, 'zh-Hant'],
    [1280, 720, 'en'],
    [1440, 900, 'zh-Hans'],
    [1920, 1080, 'zh-Hans'],
  ] as const

  const keys = ['F1', 'F2', 'Alt+t', 'F3', 'F4', 'F6', 'Alt+g', 'F7', 'F8', 'F10', 'Alt+l', 'Alt+p']

  it.each(sizes)('fits %d×%d in %s without a sideways scroll, its button in sight', async (width, height, language) => {
    // A name in two lines, and the number of the desk: as full as the rail gets.
    const site = { name: '双碑街道零工驿站（沙坪坝区）', language, numbers: { desks: 1 } }
    const { page, press } = await openDesk({ site })
    await page.setViewportSize({ width, height })
    for (const key of keys) {
      await press(key)
      await page.locator(`.place[aria-current][aria-keyshortcuts="${key}"]`).waitFor()
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('html, .topbar, .work, .work > *, .rail, .place > span')]
          .filter(part => part.scrollWidth > part.clientWidth)
          .map(part => `${part.className} ${part.scrollWidth} > ${part.clientWidth}`),
      )
      expect(wide, key).toEqual([])
      const cut = await page
        .locator('.side-foot .btn.go')
        .evaluateAll(buttons =>
          (buttons as unknown as { getBoundingClientRect(): { bottom: number } }[]).map(
            button => button.getBoundingClientRect().bottom,
          ),
        )
      for (const bottom of cut) expect(bottom, key).toBeLessThanOrEqual(height - 36)
    }
    await page.locator('.who p').nth(1).waitFor()
    const last = await page.locator('.who .place').last().boundingBox()
    expect((last?.y ?? height) + (last?.height ?? 0), 'the last of the rail').toBeLessThanOrEqual(height)
  })
})
