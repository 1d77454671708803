// Three days later a fitting job comes in and the clerk calls back (domain.md § 2.5), in a real Chromium by keyboard alone, with its
// keystrokes counted; then talks with several, the clerk's word over the machine's, and who must be asked first.
import { describe, expect, it } from 'vitest'
import { makeUuidV7 } from '../../db/model/ids.ts'
import { createDesks, focused, picture } from '../support/a-desk-flow.ts'
import { aDeskForm, aPostingForm } from '../support/a-registration.ts'

const pin = '280417'
const openDesk = createDesks()

const id = (n: number) => makeUuidV7(Date.now() - 1000 + n, new Uint8Array(10).fill(n))

const people = [
  { name: '王喆', kinds: ['carrier'], residence: '500106', notes: '会开叉车，怕高' },
  { name: '阿卜杜热依木·阿卜杜克热木', kinds: ['carrier', 'loading'], residence: '500106' },
  { name: '李秀', kinds: ['carrier'], residence: '500103', employer: false },
  { name: '陈𬭩', kinds: ['carrier'], availability: ['night'] as const },
  { name: '何䶮', kinds: ['cleaner'], residence: '500106' },
]

/** A desk at which some people were registered; another page of the same desk fills it over the wire. */
async function aDesk() {
  const { page, serving } = await openDesk({ site: { name: '双碑零工市场' }, isSetUp: false })
  const [address = '', key = ''] = serving.urls.desk.split('#key=')
  let session: string | undefined
  const call = async (name: string, input: unknown): Promise<{ session?: string }> => {
    const reply = await fetch(new URL('/api/desk', address), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, name, input, ...(session ? { session } : {}) }),
    })
    const answer = (await reply.json()) as { reply: { ok: boolean; value: { session?: string }; problem?: unknown } }
    if (!answer.reply.ok) throw new Error(`${name}: ${JSON.stringify(answer.reply.problem)}`)
    return answer.reply.value
  }
  session = (await call('staff.setUp', { id: id(99), name: '陈兰', pin })).session
  for (const [i, { name, kinds, residence = null, notes = '', employer = true, ...more }] of people.entries())
    await call(
      'registrations.create',
      aDeskForm({
        id: id(i),
        name,
        kinds,
        residence,
        notes,
        availability: [...(more.availability ?? ['day' as const, 'now' as const])],
        contact: { kind: 'mobile', number: `1900000${String(1000 + i)}` },
        consents: { registration: true, employer, messages: false, upload: true },
      }),
    )
  await page.reload()
  await page.waitForSelector('.names')
  const keys = { count: 0 }
  const press = async (...names: string[]) => {
    for (const name of names) {
      await page.keyboard.press(name)
      keys.count++
    }
  }
  const type = async (text: string) => {
    await page.keyboard.type(text)
    keys.count += [...text].length
  }
  await page.locator('.gate input').first().focus()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await focused(page, 'r-name')
  const publish = (changes: Parameters<typeof aPostingForm>[0] = {}) =>
    call('postings.publish', aPostingForm({ id: id(50), kind: 'carrier', validUntilDay: inDays(5), ...changes }))
  return { page, press, type, keys, publish, call }
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('A fitting job comes in', () => {
  it('and the clerk calls back: four keys from whatever view to an interested person, three to the next one', async () => {
    const { page, press, keys, publish } = await aDesk()
    await publish()
    await page.locator('.place .due').filter({ hasText: '3' }).waitFor()
    await press('F4')
    await page.locator('.ledger button.row').first().waitFor()
    expect(await page.textContent('.ledger tbody')).not.toContain('王喆')
    await picture(page, 'calls')

    keys.count = 0
    await press('Enter')
    await page.locator('.to-dial').waitFor()
    await expect.poll(() => page.textContent('.to-dial')).toMatch(/^190 0000 100\d$/)
    await picture(page, 'call-open')
    await press('3')
    await page.locator('#call-next').waitFor()
    await picture(page, 'call-outcome')
    await press('Enter')
    await page.locator('[role=status]').filter({ hasText: '有意，已记下' }).waitFor()
    const interested = keys.count
    await press('Enter')
    await page.locator('.to-dial').waitFor()
    await press('2', 'Enter')
    await page.locator('[role=status]').filter({ hasText: '未接' }).waitFor()
    const missed = keys.count - interested
    console.log(`called back: ${interested} keys for somebody interested, ${missed} for one who did not answer`)
    expect([interested, missed]).toEqual([3, 3])
    await press('ArrowRight')
    await page.locator('.ledger tbody').getByText('1 次没接').waitFor()
    await picture(page, 'calls-later')
    await press('ArrowRight')
    await page.locator('.ledger tbody').getByText('有意').waitFor()
  })

  it('and is talked over with several at once, one of whom must be asked first', async () => {
    const { page, press, type, publish } = await aDesk()
    await publish({ title: '夜市搬运', urgent: { reason: '今晚开市' } })
    await press('F3')
    await page.locator('.ledger button.row').first().waitFor()
    await press('m')
    await page.locator('.match-split .ledger button.row').first().waitFor()
    await page.locator('.match-split .side h2').first().waitFor()
    await picture(page, 'match-people')
    const rows = page.locator('.match-split .ledger tbody tr')
    await expect.poll(() => rows.count()).toBe(5)
    await expect.poll(() => page.textContent('.match-split .ledger tbody')).toContain('工种对口：搬运工')
    await press('1')
    await page.locator('[role=status]').filter({ hasText: '已记下：已推荐' }).waitFor()

    // The clerk's word over the machine's.
    await press('End', 'u')
    await page.locator('#ms-move').waitFor()
    await picture(page, 'match-move')
    await press('3', 'Enter')
    await type('本人愿意学，住得近')
    await press('Enter')
    await page.locator('[role=status]').filter({ hasText: '已调整次序' }).waitFor()
    expect(await rows.first().textContent()).toContain('何*')
    await press('Enter')
    await page.locator('.history').getByText('本人愿意学，住得近').waitFor()
    await picture(page, 'match-history')

    // Three of them talk; one did not agree that the employer is told.
    await press('Home', 's', 'ArrowDown', 's', 'ArrowDown', 's', 'ArrowDown', 's', 't')
    await page.locator('.talk-people').waitFor()
    await press('1', 'Enter', '2', 'Enter', '1', 'Enter', '3')
    await picture(page, 'talk')
    await press('Control+Enter')
    await page.locator('.talk .line.wrong').filter({ hasText: '未成要选原因' }).waitFor()
    await page.selectOption('.talk-people select', 'hours')
    await press('Control+Enter')
    await page.locator('.talk [role=alert]').filter({ hasText: '李*：本人还没同意' }).waitFor()
    await picture(page, 'talk-refused')
    await press('Alt+c')
    await page.locator('.talk .ask-consent').waitFor({ state: 'detached' })
    expect(await page.textContent('.talk-people')).not.toContain('没同意给单位')
    await press('Control+Enter')
    await page.locator('[role=status]').filter({ hasText: '谈成 2，再谈 1，未成 1' }).waitFor()
    await press('ArrowRight')
    await page.locator('.parts [aria-current]').filter({ hasText: '进行中 3' }).waitFor()
    await picture(page, 'match-going')
    // What the keys are about is what the panel shows.
    const front = await page.textContent('.match-split .ledger tr:has(button.row:focus) .c-who')
    await expect.poll(() => page.textContent('.match-split .side h2')).toBe(front)
    await publish({ id: id(51), title: '卸车工', pay: { min: 30_000, max: null, unit: 'day' } })
    await publish({
      id: id(52),
      title: '连锁超市夜间理货（含周末，长期）',
      kind: 'shelf-stacker',
      place: { district: '渝中区', street: null, address: null, home: false },
    })
    await press('m')
    await page.locator('.subject').getByText('合适的岗位').waitFor()
    await page.locator('.match-split .ledger tbody').getByText('卸车工').waitFor()
    await picture(page, 'match-postings')
    // A posting is added by its words, with a word of why.
    await press('a')
    await page.locator('#ms-text').waitFor()
    await type('卸车')
    await press('Enter')
    await page.locator('#ms-chosen').waitFor()
    await picture(page, 'match-add')
    await press('Enter')
    await type('本人点名要去')
    await press('Enter')
    await page.locator('[role=status]').filter({ hasText: '已加入' }).waitFor()
    expect(await page.textContent('.match-split .ledger tbody')).toContain('工作人员加入')
    await press('Escape', 'Escape')
    await page.locator('.parts').getByText('展示中').waitFor()
  })
})
