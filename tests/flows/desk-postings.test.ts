// The desk's postings in a real Chromium, by keyboard: phrases, employers, urgent orders before the head, counting down, a messy
// sheet taken in, and what goes out on paper, as a sheet, a text and a picture.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createDesks, focused, picture, pictures } from '../support/a-desk-flow.ts'
import { messySheet } from '../support/messy-sheets.ts'

const pin = '280417'
const openDesk = createDesks()

/** A desk with its empty ledger in front. */
async function aDesk(viewport = { width: 1440, height: 900 }) {
  const desk = await openDesk({ site: { name: '双碑零工市场' }, viewport })
  await desk.press('F3')
  await desk.page.getByText('本站还没有登记岗位').waitFor()
  return desk
}

/** A whole posting from the title on; each field is led to as Tab would. */
async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await page.locator(`#p-${id}`).focus()
    await page.keyboard.type(text)
  }
}

const whole = {
  title: '车位工',
  headcount: '3',
  employer: '示例服装厂',
  content: '平车、包缝',
  place: '沙坪坝区',
  payMin: '220',
}

describe('The phrases of a posting', () => {
  it('are marked with their reason; the forbidden is not published, the doubtful with a word of why', async () => {
    const { page, press, type } = await aDesk()
    await press('n')
    await focused(page, 'p-title')
    await fill(page, { ...whole, requirements: '只招女工，18-40岁' })
    await page.selectOption('#p-payUnit', 'day')
    await page.locator('.phrases').waitFor()
    await expect.poll(() => page.textContent('.phrases')).toContain('只招女工')
    await expect.poll(() => page.textContent('.phrases')).toContain('限定性别，法律不允许')
    await picture(page, 'phrases')
    await press('Control+Enter')
    await page.getByText('有法律不允许的用语').waitFor()
    await page.locator('.phrases button').first().click()
    await focused(page, 'p-requirements')
    await type('会踩平车')
    expect(await page.inputValue('#p-requirements')).toBe('会踩平车，18-40岁')
    await press('Control+Enter')
    await focused(page, 'p-why')
    await type('夜班多，单位请体力好的')
    await picture(page, 'why')
    await press('Control+Enter')
    await page.getByText('已发布，编号').waitFor()
    await page.getByText('限定年龄').waitFor()
  })
})

describe('The ledger', () => {
  it('counts down with one key, is full, comes back, is put off, and remembers its employer', async () => {
    const { page, press, type } = await aDesk()
    await press('n')
    await focused(page, 'p-title')
    await fill(page, { ...whole, requirements: '会踩平车' })
    await page.selectOption('#p-payUnit', 'day')
    await press('Control+Enter')
    await page.getByText('已发布，编号').waitFor()
    await page.locator('.ledger button.row').focus()
    await press('-')
    await page.getByText('还招 2 人，共 3 人').waitFor()
    await press('f')
    await page.getByText('满员，已从大屏和触摸屏撤下').waitFor()
    await press('+')
    await page.getByText('还招 1 人，共 3 人').waitFor()
    await press('d')
    await page.getByText('”展示到').waitFor()
    await press('ArrowRight')
    await page.locator('.parts [aria-current]').filter({ hasText: '展示中 1' }).waitFor()
    await picture(page, 'ledger')

    await press('e')
    await focused(page, 'e-find')
    await page.locator('.ledger button.row').waitFor()
    await expect.poll(() => page.textContent('.ledger tbody')).toContain('执照还没看过')
    await type('slfzc')
    await page.waitForTimeout(300)
    await press('Enter', 'Enter')
    await focused(page, 'e-name')
    await page.locator('#e-creditCode').fill('915000000000000018')
    await page.locator('#e-licence button').focus()
    await press('1')
    await picture(page, 'employers')
    await press('Control+Enter')
    await page.getByText('已保存').waitFor()
    expect(await page.textContent('.ledger tbody')).toContain('看过执照')
    await press('Escape')

    await press('n')
    await focused(page, 'p-title')
    await page.locator('#p-employer').focus()
    await type('slfz')
    await page.locator('.employers-found').waitFor()
    await press('Enter')
    expect(await page.inputValue('#p-employer')).toBe('示例服装厂')
    expect(await page.inputValue('#p-creditCode')).toBe('915000000000000018')
    await page.locator('#p-employer-line').getByText('看过执照').waitFor()
  })
})

describe('A sheet', () => {
  it.each(['xlsx', 'csv'] as const)('of a real office (.%s) is looked at, taken in, and not doubled', async kind => {
    const { page, press } = await aDesk()
    await press('i')
    await page.getByText('从 Excel 或 CSV 表格导入岗位').waitFor()
    await page.setInputFiles('input[type=file]', {
      name: `用工需求.${kind}`,
      mimeType: '',
      buffer: await messySheet(kind),
    })
    await page.locator('.import-counts').waitFor()
    const counts = await page.locator('.import-counts dd').allTextContents()
    expect(counts).toEqual(['3', '4', '1'])
    const rows = (await page.textContent('.import-rows')) ?? ''
    for (const words of [
      '报酬和单位对不上，请核实',
      '缺工作内容',
      '限定性别，法律不允许',
      '人数看不懂',
      '没有岗位名称',
    ])
      expect(rows).toContain(words)
    await picture(page, `import-${kind}`)
    await press('Control+Enter')
    await page.getByText('已发布 3 条，存草稿 4 条').waitFor()
    await expect.poll(() => page.textContent('.import-done')).toContain('没有岗位名称')
    await press('Enter')
    await page.locator('.parts [aria-current]').filter({ hasText: '全部 7' }).waitFor()
    await picture(page, 'ledger-imported')
    await press('i')
    await page.setInputFiles('input[type=file]', {
      name: `用工需求.${kind}`,
      mimeType: '',
      buffer: await messySheet(kind),
    })
    await page.getByText('列的对应用的是上次的').waitFor()
    await press('Control+Enter')
    await page.getByText('7 条以前导入过，没有重复').waitFor()
  })

  it('that is none is refused with a sentence', async () => {
    const { page, press } = await aDesk()
    await press('i')
    for (const [name, buffer, sentence] of [
      ['a.xlsx', Buffer.from('PK\u0003\u0004 broken'), '不是 Excel 或 CSV'],
      ['b.csv', Buffer.alloc(0), '没有内容'],
      ['c.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), '另存为 .xlsx'],
      ['d.csv', Buffer.from('<html>'), '不是 Excel 或 CSV'],
      ['e.csv', Buffer.from('1,2\n3,4\n'), '没找到表头'],
    ] as const) {
      await page.setInputFiles('input[type=file]', { name, mimeType: '', buffer })
      await page.locator('.import [role=alert]').filter({ hasText: sentence }).waitFor()
    }
  })
})

describe('What goes out', () => {
  it('is a text, a picture, a sheet that can be read again, and a list on A4', async () => {
    const { page, press } = await aDesk()
    await press('i')
    await page.setInputFiles('input[type=file]', { name: 'a.xlsx', mimeType: '', buffer: await messySheet('xlsx') })
    await page.locator('.import-counts').waitFor()
    await press('Control+Enter')
    await page.getByText('已发布 3 条').waitFor()
    await press('Enter')
    await page.locator('.parts').waitFor()
    await press('s')
    await page.locator('.chat-text').waitFor()
    const text = await page.inputValue('.chat-text')
    expect(text).toMatch(/^操作工\n|\n操作工\n/)
    expect(text).toContain('劳动报酬：5000–6000 元/月')
    expect(text).not.toContain('19000001234')
    await page.waitForTimeout(500)
    await picture(page, 'share')

    const [sheet] = await Promise.all([page.waitForEvent('download'), press('x')])
    expect(sheet.suggestedFilename()).toMatch(/^双碑零工市场岗位\d{4}-\d{2}-\d{2}\.xlsx$/)
    const bytes = await readFile((await sheet.path()) ?? '')
    const [png] = await Promise.all([page.waitForEvent('download'), press('g')])
    const image = await readFile((await png.path()) ?? '')
    expect([...image.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    if (pictures) await writeFile(join(pictures, 'chat.png'), image)

    const pdf = await page.pdf({ preferCSSPageSize: true })
    if (pictures) {
      await writeFile(join(pictures, 'list.pdf'), pdf)
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 794, height: 1123 })
      await page.screenshot({ path: join(pictures, 'print.png') })
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)

    await press('Escape', 'i')
    await page.setInputFiles('input[type=file]', { name: 'own.xlsx', mimeType: '', buffer: bytes })
    await page.locator('.import-counts').waitFor()
    expect(await page.locator('.import-counts dd').allTextContents()).toEqual(['3', '0', '0'])
  })
})

describe('An urgent order', () => {
  it("of a clerk waits in the head's list, and is urgent with one key", async () => {
    const { page, press, type } = await aDesk()
    await press('F10')
    await page.getByText('陈兰').first().waitFor()
    await addClerk(page)
    await press('F12')
    await page.waitForSelector('.names')
    await page.getByRole('radio', { name: /王喆/ }).first().click()
    await type('739152')
    await press('Enter')
    await focused(page, 'r-name')
    await press('F3')
    await page.getByText('本站还没有登记岗位').waitFor()
    await press('n')
    await focused(page, 'p-title')
    await fill(page, { ...whole, requirements: '会踩平车' })
    await page.selectOption('#p-payUnit', 'day')
    await page.locator('#p-urgent button').focus()
    await press('1')
    await fill(page, { urgentReason: '今晚交货' })
    await expect.poll(() => page.textContent('#p-urgentReason-line')).toContain('等站长批准')
    await press('Control+Enter')
    await page.getByText('急单等站长批准').first().waitFor()
    await page.getByText('急单待批').waitFor()
    await press('F12')
    await page.waitForSelector('.names')
    await page.getByRole('radio', { name: /陈兰/ }).first().click()
    await type(pin)
    await press('Enter')
    await focused(page, 'r-name')
    await press('F3')
    await page.locator('.ledger button.row').waitFor()
    for (let i = 0; i < 3; i++) await press('ArrowRight')
    await page.getByText('今晚交货').waitFor()
    await picture(page, 'urgent')
    await press('r')
    await focused(page, 'u-word')
    await press('Enter')
    await page.getByText('请写一句为什么').waitFor()
    await press('Escape')
    await page.locator('.waiting-urgent .ledger button.row').focus()
    await press('a')
    await page.getByText('已批准，正按急单展示').waitFor()
    await press('ArrowLeft', 'ArrowLeft')
    await page.locator('.ledger .tag.red').waitFor()
  })
})

async function addClerk(page: Page): Promise<void> {
  await page.locator('#s-name').fill('王喆')
  await page.locator('#s-pin').fill('739152')
  await page.locator('#s-again').fill('739152')
  await page.keyboard.press('Control+Enter')
  await page.locator('.side [role=status]').filter({ hasText: '王喆' }).waitFor()
}
