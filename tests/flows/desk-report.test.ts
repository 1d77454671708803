// The report in a real Chromium, by keyboard: unlock, read, trace a number to its rows, another figure, export, paper, lock.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { insertMatch, stepMatch } from '../../db/matches.ts'
import { addDays, marketDay, startOfDay } from '../../db/model/market-time.ts'
import type { MatchState } from '../../db/model/match/state.ts'
import { shiftPeriod, spanOf } from '../../db/model/report/period.ts'
import { openWritable, transact } from '../../db/open.ts'
import { markRefused, queueOutbox, waitingRows } from '../../db/outbox.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { crowdRegistration, seeded } from '../support/a-crowd.ts'
import { createDesks, picture, pictures } from '../support/a-desk-flow.ts'
import { anId } from '../support/a-registration.ts'

const timeZone = 'Asia/Shanghai'

const openDesk = createDesks()

/** A filled month before this one: people on every weekday, one day with most, some of them matched. @returns people by day */
function fillMonth(dataDir: string, month: string): Map<string, number> {
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const random = seeded(7)
  const counts = new Map<string, number>()
  const staffId = anId()
  const path: MatchState[] = ['recommended', 'contacted', 'talking', 'agreed', 'started', 'finished', 'paid']
  transact(site, () => {
    site
      .prepare(
        "insert into staff (id, name, role, pin_hash, is_active, created_at) values (?, '阿卜杜热依木·阿卜杜克热木', 'clerk', '', 0, '')",
      )
      .run(staffId)
    let place = 0
    for (let day = spanOf(month).from; day < spanOf(month).until; day = addDays(day, 1)) {
      const count = day.endsWith('-17') ? 38 : Math.floor(random() * 24)
      counts.set(day, count)
      const at = startOfDay(day, timeZone).getTime() + 9 * 3_600_000
      for (let i = 0; i < count; i++) {
        place++
        const moment = new Date(at + i * 60_000).toISOString()
        const registration = { ...crowdRegistration(random, place, at), createdAt: moment, updatedAt: moment }
        insertRegistration(site, registration, { day, clerkId: i % 3 ? null : staffId })
        if (i % 2) continue
        const match = anId()
        const posting = { title: '卸货工', kind: i % 4 ? 'carrier' : 'sorter', employer: '团结村货运部' }
        insertMatch(
          site,
          { id: match, postingId: anId(), registrationId: registration.id, posting, score: null },
          moment,
        )
        const far = Math.floor(random() * (path.length + 1))
        for (const [step, to] of path.slice(0, far).entries())
          stepMatch(site, match, {
            from: path[step - 1] ?? null,
            to,
            reason: null,
            talk: null,
            note: '',
            staffId,
            at: moment,
          })
      }
    }
  })
  site.close()
  return counts
}

const shown = (count: number) => new Intl.NumberFormat('en').format(count)

it('is read at a glance, traced to its rows, kept as a sheet and printed, by keyboard alone', async () => {
  const month = shiftPeriod(marketDay(new Date(), timeZone).slice(0, 7), -1)
  const { page, dataDir, press } = await openDesk({ site: { timeZone } })
  const counts = fillMonth(dataDir, month)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)

  // An empty month is said to be empty.
  await press('F7')
  await page.locator('.figures').waitFor()
  await expect.poll(() => page.locator('.charts .empty').count()).toBeGreaterThan(2)
  await picture(page, 'report-empty')

  await press('ArrowLeft')
  const registrations = page.locator('.figures button').nth(1)
  await registrations.getByText(shown(total), { exact: true }).waitFor()
  await picture(page, 'report-month')
  // The highest day carries its number, and leads to as many rows.
  const best = `${month}-17`
  const bar = page.locator('.upright button').nth(16)
  await expect.poll(() => bar.textContent()).toContain(String(counts.get(best)))
  await bar.focus()
  await press('Enter')
  await page.locator('.rows-of tbody tr').first().waitFor()
  await expect.poll(() => page.locator('.rows-of tbody tr').count()).toBe(counts.get(best))
  await expect.poll(() => page.locator('.rows-of tbody').textContent()).toMatch(/\*/)
  await picture(page, 'report-rows')
  await press('Escape')

  // All of the number in front, a page at a time.
  await page.locator('.figures').waitFor()
  await press('v')
  await page.locator('.rows-of tbody tr').nth(99).waitFor()
  await press('PageDown')
  await page.locator('.rows-of tbody tr').first().getByText('101', { exact: true }).waitFor()
  await press('Escape')

  // Another figure, another aspect, another unit.
  await press('4')
  await page.locator('.figures button[aria-pressed=true]').getByText('对接').waitFor()
  await press('a')
  await page.locator('.charts').getByText('对接：重点群体').waitFor()
  await picture(page, 'report-matches')
  await press('d')
  await page.locator('.upright button').nth(6).waitFor()
  await picture(page, 'report-day')
  await press('y')
  await page.locator('.units [aria-pressed=true]').getByText('年').waitFor()
  await picture(page, 'report-year')
  await press('m')
  await page.locator('.units [aria-pressed=true]').getByText('月').waitFor()
  while (!(await registrations.textContent())?.includes(shown(total))) {
    await press('ArrowLeft')
    await page.waitForTimeout(300)
  }

  const [download] = await Promise.all([page.waitForEvent('download'), press('x')])
  expect(download.suggestedFilename()).toContain(month)
  const sheet = unzipSync(new Uint8Array(await readFile(await download.path())))
  const text = Object.entries(sheet)
    .filter(([name]) => /sheet1\.xml$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('')
  expect(text).toContain(`<v>${total}</v>`)
  expect(Object.keys(sheet).filter(name => /worksheets\/sheet/.test(name)).length).toBeGreaterThan(8)

  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.print-report').isVisible()).toBe(true)
  expect(await page.locator('.report').isVisible()).toBe(false)
  await expect.poll(() => page.locator('.print-report').textContent()).toContain(shown(total))
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.length).toBeGreaterThan(10_000)
  if (pictures) await writeFile(join(pictures, 'report.pdf'), pdf)
  await page.emulateMedia({ media: 'screen' })

  await press('F12')
  await page.locator('.gate').first().waitFor()
  expect(await page.locator('body').textContent()).not.toContain(shown(total))
}, 120_000)

it('shows what the centre refused and why, sends it again, and shows the head the log and the staff', async () => {
  const { page, dataDir } = await openDesk({ site: { timeZone } })
  const site = openWritable(join(dataDir, 'site.db'), 'site')
  const day = marketDay(new Date(), timeZone)
  await page.keyboard.press('F8')
  await page.locator('.sync-kinds tbody tr').nth(3).waitFor()
  await picture(page, 'sync-none')
  await page.keyboard.press('F1')
  const refuse = (place: number, refusal: string) =>
    transact(site, () => {
      const made = crowdRegistration(seeded(place), place, Date.now())
      const registration = { ...made, ...(place === 1 ? { name: '阿卜杜热依木·阿卜杜克热木' } : {}) }
      insertRegistration(site, registration, { day, clerkId: null })
      const { id, revision } = registration
      queueOutbox(site, { kind: 'registration', id, revision, op: 'put', body: registration }, registration.updatedAt)
      for (const row of waitingRows(site, 'registration', 5))
        markRefused(site, row.seq, refusal, new Date().toISOString())
      return id
    })
  const id = refuse(1, 'revision-conflict')
  await page.keyboard.press('F8')
  await page.locator('.refused-list tbody tr').first().waitFor()
  expect(await page.locator('.refused-list').textContent()).not.toContain('阿卜杜热依木')
  await page.locator('.refused-list button.row').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('.side').getByText('平台会收下').waitFor()
  await picture(page, 'sync-refused')
  await page.keyboard.press('r')
  await page.locator('.side').getByText('已放回待上传').waitFor()
  expect(waitingRows(site, 'registration', 5)).toMatchObject([{ id, revision: 2 }])
  await page.keyboard.press('Escape')
  if (pictures) {
    for (let place = 2; place < 62; place++) refuse(place, place % 2 ? 'bad-item' : 'server-fault')
    await page.keyboard.press('F1')
    await page.keyboard.press('F8')
    await page.locator('.refused-list tbody tr').nth(20).waitFor()
    await picture(page, 'sync-many')
  }
  site.close()

  await page.keyboard.press('Alt+l')
  await page.locator('.log tbody tr').first().waitFor()
  await page.locator('#l-subject').fill(id)
  await page.locator('.log tbody tr').first().getByText('再发登记').waitFor()
  await expect.poll(() => page.locator('.log tbody tr').count(), { timeout: 5_000 }).toBe(1)
  await page.locator('#l-subject').fill('')
  await page.locator('.log h2, .log .day-bar').first().click()
  await page.keyboard.press('k')
  await page.locator('.log .line.right').getByText('完整').waitFor()
  await picture(page, 'log')

  // A colleague is added, shut out by two keys and let in again; the last head of station stays.
  await page.keyboard.press('F10')
  await page.locator('#s-name').fill('周𬭩')
  for (const field of ['pin', 'again']) await page.locator(`#s-${field}`).fill('739105')
  await page.keyboard.press('Control+Enter')
  const rows = page.locator('.ledger tbody tr')
  await rows.nth(1).waitFor()
  await page.locator('#s-name').fill('没填完')
  const member = rows.filter({ hasText: '周𬭩' })
  await member.locator('button.row').click()
  await page.keyboard.press('d')
  await page.locator('.side').getByText('不能再解锁').waitFor()
  await picture(page, 'staff-ask')
  await page.keyboard.press('y')
  await member.getByText('已停用').waitFor()
  await page.locator('.side').getByText('已停用，周𬭩').waitFor()
  await picture(page, 'staff-off')
  await page.keyboard.press('d')
  await page.keyboard.press('y')
  await member.getByText('在用').waitFor()
  await rows.filter({ hasText: '陈兰' }).locator('button.row').click()
  await page.keyboard.press('d')
  await page.keyboard.press('y')
  await page.locator('.side').getByText('最后一位站长').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('#s-name').inputValue()).toBe('没填完')

  // One's own PIN: a wrong present one is said, the new one stays typed; the new one opens the desk.
  await page.keyboard.press('Alt+p')
  await page.locator('#p-present').fill('111222')
  for (const field of ['next', 'again']) await page.locator(`#p-${field}`).fill('905317')
  await page.keyboard.press('Control+Enter')
  await page.getByText('现在的密码不对').waitFor()
  await picture(page, 'pin-wrong')
  await page.locator('#p-present').fill('280417')
  await page.keyboard.press('Control+Enter')
  await page.getByText('密码已改').waitFor()
  await page.keyboard.press('F12')
  await page.locator('.gate').getByText('陈兰').click()
  await page.locator('.gate input[type=password]').fill('905317')
  await page.keyboard.press('Enter')
  await page.locator('.app').waitFor()
}, 60_000)
