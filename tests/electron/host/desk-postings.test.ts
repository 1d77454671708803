// The desk's postings over every wire: phrases, urgent wishes, counting down, the register of employers, sheets taken in whole.
import { describe, expect, test } from 'vitest'
import { openReadable } from '../../../db/open.ts'
import type { Host } from '../../../electron/host/host.ts'
import { aHost, aLine, type Line, wires } from '../../support/a-host.ts'
import { anId, aPostingForm } from '../../support/a-registration.ts'

const creditCode = '915000000000000018'
const head = { name: '陈兰', pin: '284617' }
const clerk = { name: '王喆', pin: '739152' }

type Desk = Line & { head: string; clerk: string }

/** A desk with a head of station and a clerk, both unlocked. */
async function aStaffedDesk(host: Host, wire: (typeof wires)[number]): Promise<Desk> {
  const line = await aLine(host, 'desk', wire)
  const first = await line.call('desk', 'staff.setUp', { id: anId(), ...head })
  if (!first.ok) throw new Error(first.problem.code)
  const id = anId()
  const added = await line.call('desk', 'staff.add', { id, ...clerk, role: 'clerk' }, first.value.session)
  if (!added.ok) throw new Error(added.problem.code)
  const second = await line.call('desk', 'staff.unlock', { id, pin: clerk.pin })
  if (!second.ok) throw new Error(second.problem.code)
  return { ...line, head: first.value.session, clerk: second.value.session }
}

describe.each(wires)('over %s', wire => {
  test('what discriminates is not published; what is doubtful asks for a word, which is kept and audited', async () => {
    const { host, dataDir } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const form = aPostingForm({ requirements: '限男性，能搬 25 公斤' })
    expect(await desk.call('desk', 'postings.publish', form, desk.clerk)).toEqual({
      ok: false,
      problem: { code: 'phrases-forbidden', details: { codes: ['sex'] } },
    })
    expect(await desk.call('desk', 'postings.publish', { ...form, why: '单位坚持' }, desk.head)).toMatchObject({
      ok: false,
      problem: { code: 'phrases-forbidden' },
    })
    const doubtful = { ...form, requirements: '18-45岁，需交押金200元' }
    expect(await desk.call('desk', 'postings.publish', doubtful, desk.clerk)).toEqual({
      ok: false,
      problem: { code: 'phrases-doubtful', details: { codes: ['age', 'deposit'] } },
    })
    const said = { ...doubtful, why: '已问单位：工具押金，走时退' }
    const published = await desk.call('desk', 'postings.publish', said, desk.clerk)
    expect(published).toMatchObject({ ok: true, value: { state: 'published', screened: ['age', 'deposit'] } })
    const touch = await aLine(host, 'touch', wire)
    expect(await touch.call('touch', 'postings.get', { id: form.id })).toMatchObject({
      ok: true,
      value: { screened: ['age', 'deposit'] },
    })
    // Publishing again with the same words asks nothing again.
    expect(await desk.call('desk', 'postings.publish', { ...said, headcount: 5 }, desk.clerk)).toMatchObject({
      ok: true,
    })
    await desk.close()
    await touch.close()
    const site = openReadable(`${dataDir}/site.db`, 'site')
    expect(site.prepare('select codes, word from posting_review').all()).toEqual([
      { codes: '["age","deposit"]', word: said.why },
    ])
    expect(site.prepare("select details from audit where action = 'posting.review'").all()).toEqual([
      { details: '{"codes":"age deposit"}' },
    ])
    site.close()
  })

  test("a clerk's urgent order is an ordinary posting until the head approves it", async () => {
    const { host, setNow } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const board = await aLine(host, 'board', wire)
    const until = '2026-11-22T10:00:00.000Z'
    const form = aPostingForm({ urgent: { reason: '今晚装车', until } })
    expect(await desk.call('desk', 'postings.publish', form, desk.clerk)).toMatchObject({
      ok: true,
      value: { state: 'published', urgent: false, urgentState: 'waiting', urgentUntil: until },
    })
    expect(await board.call('board', 'urgent.list', {})).toMatchObject({ ok: true, value: { total: 0 } })
    expect(await desk.call('desk', 'postings.waitingUrgent', {}, desk.clerk)).toMatchObject({
      ok: false,
      problem: { code: 'head-only' },
    })
    expect(await desk.call('desk', 'postings.waitingUrgent', {}, desk.head)).toMatchObject({
      ok: true,
      value: { rows: [{ id: form.id, reason: '今晚装车', until, askedBy: '王喆' }] },
    })
    const decide = { id: form.id, isApproved: true }
    expect(await desk.call('desk', 'postings.decideUrgent', decide, desk.clerk)).toMatchObject({
      ok: false,
      problem: { code: 'head-only' },
    })
    expect(await desk.call('desk', 'postings.decideUrgent', decide, desk.head)).toMatchObject({
      ok: true,
      value: { urgent: true, urgentState: 'approved' },
    })
    expect(await desk.call('desk', 'postings.decideUrgent', decide, desk.head)).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
    expect(await board.call('board', 'urgent.list', {})).toMatchObject({
      ok: true,
      value: { total: 1, rows: [{ id: form.id, urgentUntil: until }] },
    })
    // The same wish is not asked twice; another reason is.
    expect(await desk.call('desk', 'postings.publish', { ...form, headcount: 6 }, desk.clerk)).toMatchObject({
      ok: true,
      value: { urgentState: 'approved' },
    })
    const other = { ...form, urgent: { reason: '又来两车', until } }
    expect(await desk.call('desk', 'postings.publish', other, desk.clerk)).toMatchObject({
      ok: true,
      value: { urgentState: 'waiting', urgent: false },
    })
    expect(await board.call('board', 'urgent.list', {})).toMatchObject({ ok: true, value: { total: 0 } })
    expect(await desk.call('desk', 'postings.decideUrgent', { id: form.id, isApproved: false }, desk.head)).toEqual({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { word: 'reason-missing' } } },
    })
    const refusal = { id: form.id, isApproved: false, word: '明天再装也行' }
    expect(await desk.call('desk', 'postings.decideUrgent', refusal, desk.head)).toMatchObject({
      ok: true,
      value: { urgent: false, urgentState: 'refused', urgentWord: '明天再装也行' },
    })
    setNow('2026-11-22T10:00:01.000Z')
    expect(await desk.call('desk', 'postings.own', {}, desk.clerk)).toMatchObject({
      ok: true,
      value: { rows: [{ urgentState: null }], counts: { waiting: 0 } },
    })
    await desk.close()
    await board.close()
  })

  test('the ledger is listed by kind, by group of kinds, or by what nobody gave a kind; its counts follow', async () => {
    const { host } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const made = [
      aPostingForm({ title: '卸车工', kind: 'loader' }),
      aPostingForm({ title: '搬家工', kind: 'carrier' }),
      aPostingForm({ title: '保洁', kind: 'cleaner' }),
      aPostingForm({ title: '杂工', kind: null }),
    ]
    for (const form of made)
      expect(await desk.call('desk', 'postings.publish', form, desk.clerk)).toMatchObject({ ok: true })
    expect(await desk.call('desk', 'postings.save', aPostingForm({ kind: 'carrier' }), desk.clerk)).toMatchObject({
      ok: true,
    })
    const titles = async (kind: string | null, show: 'all' | 'live' = 'live') => {
      const reply = await desk.call('desk', 'postings.own', { show, kind }, desk.clerk)
      return reply.ok ? [reply.value.rows.map(row => row.title).sort(), reply.value.counts.all] : reply.problem
    }
    expect(await titles(null)).toEqual([['保洁', '卸车工', '搬家工', '杂工'].sort(), 5])
    expect(await titles('cleaner')).toEqual([['保洁'], 1])
    expect(await titles('loading')).toEqual([['卸车工', '搬家工'].sort(), 3])
    expect(await titles('none')).toEqual([['杂工'], 1])
    expect(await titles('no-such-kind', 'all')).toEqual([[], 0])
    await desk.close()
  })

  test('what is still wanted is counted down with the screens; full leaves them, and one more brings it back', async () => {
    const { host } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const form = aPostingForm({ headcount: 2 })
    const { id } = form
    expect(await desk.call('desk', 'postings.publish', form, desk.clerk)).toMatchObject({ value: { remaining: 2 } })
    const found = async () => {
      const reply = await desk.call('desk', 'postings.search', { text: '搬运' }, desk.clerk)
      return reply.ok ? reply.value.rows.map(({ remaining }) => remaining) : reply.problem
    }
    expect(await desk.call('desk', 'postings.count', { id, by: -1 }, desk.clerk)).toMatchObject({
      value: { remaining: 1 },
    })
    expect(await found()).toEqual([1])
    expect(await desk.call('desk', 'postings.count', { id, by: -7 }, desk.clerk)).toMatchObject({
      value: { remaining: 0 },
    })
    expect(await found()).toEqual([])
    expect(await desk.call('desk', 'postings.own', { show: 'ended' }, desk.clerk)).toMatchObject({
      value: { total: 1 },
    })
    expect(await desk.call('desk', 'postings.count', { id, by: 9 }, desk.clerk)).toMatchObject({
      value: { remaining: 2 },
    })
    expect(await found()).toEqual([2])
    expect(await desk.call('desk', 'postings.close', { id }, desk.clerk)).toMatchObject({ value: { remaining: 0 } })
    expect(await found()).toEqual([])
    // Publishing again means that people are wanted again.
    expect(await desk.call('desk', 'postings.publish', { ...form, headcount: 3 }, desk.clerk)).toMatchObject({
      value: { remaining: 3 },
    })
    expect(await desk.call('desk', 'postings.withdraw', { id }, desk.clerk)).toMatchObject({
      value: { state: 'withdrawn' },
    })
    expect(await desk.call('desk', 'postings.count', { id, by: -1 }, desk.clerk)).toMatchObject({
      problem: { code: 'conflict' },
    })
    await desk.close()
  })

  test('an end is put off from its own day, from today where it is over, and never beyond half a year', async () => {
    const { host, setNow } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const form = aPostingForm({ validUntilDay: '2026-11-25' })
    const { id } = form
    await desk.call('desk', 'postings.publish', form, desk.clerk)
    expect(await desk.call('desk', 'postings.extend', { id, days: 7 }, desk.clerk)).toMatchObject({
      value: { validUntil: '2026-12-02T16:00:00.000Z' },
    })
    setNow('2027-01-31T17:00:00.000Z')
    expect(await desk.call('desk', 'postings.extend', { id, days: 15 }, desk.clerk)).toMatchObject({
      value: { validUntil: '2027-02-16T16:00:00.000Z' },
    })
    for (let i = 0; i < 2; i++) await desk.call('desk', 'postings.extend', { id, days: 60 }, desk.clerk)
    expect(await desk.call('desk', 'postings.extend', { id, days: 60 }, desk.clerk)).toEqual({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { days: 'end-too-far' } } },
    })
    await desk.close()
  })

  test('an employer is found by characters, pinyin and code; the licence is due after six months', async () => {
    const { host, setNow } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const id = anId()
    const input = { id, name: '重庆示例食品厂', creditCode: 'wrong', contactName: '李秀', contactPhone: '19000000002' }
    expect(await desk.call('desk', 'employers.save', input, desk.clerk)).toEqual({
      ok: false,
      problem: { code: 'bad-input', details: { fields: { creditCode: 'credit-code-invalid' } } },
    })
    const saved = await desk.call('desk', 'employers.save', { ...input, creditCode, licenceSeen: true }, desk.clerk)
    expect(saved).toMatchObject({
      ok: true,
      value: { licence: { seenOn: '2026-11-22', seenBy: '王喆', dueOn: '2027-05-22', isDue: false }, live: 0 },
    })
    for (const text of ['示例食品', 'cqslspc', 'chongqingshili', creditCode.slice(0, 8).toLowerCase()])
      expect(await desk.call('desk', 'employers.find', { text }, desk.clerk), text).toMatchObject({
        value: { total: 1, rows: [{ id }] },
      })
    expect(await desk.call('desk', 'employers.find', { text: '没有' }, desk.clerk)).toMatchObject({
      value: { rows: [] },
    })
    expect(
      await desk.call('desk', 'employers.save', { ...input, id: anId(), name: '另一个厂', creditCode }, desk.clerk),
    ).toMatchObject({ problem: { details: { fields: { creditCode: 'credit-code-taken' } } } })

    const form = aPostingForm({ employer: { name: input.name }, validUntilDay: '2027-05-30' })
    expect(await desk.call('desk', 'postings.publish', form, desk.clerk)).toMatchObject({
      value: { licenceDue: false },
    })
    const touch = await aLine(host, 'touch', wire)
    expect(await touch.call('touch', 'postings.get', { id: form.id })).toMatchObject({
      value: { employer: { isVerified: true } },
    })
    expect(await desk.call('desk', 'employers.find', {}, desk.clerk)).toMatchObject({ value: { rows: [{ live: 1 }] } })
    setNow('2027-05-21T16:00:00.000Z')
    expect(await desk.call('desk', 'employers.find', {}, desk.clerk)).toMatchObject({
      value: { due: 1, rows: [{ licence: { isDue: true } }] },
    })
    expect(await desk.call('desk', 'postings.own', {}, desk.clerk)).toMatchObject({
      value: { rows: [{ licenceDue: true }] },
    })
    await desk.close()
    await touch.close()
  })

  test('a sheet of a thousand rows is taken in one call, drafts and known rows counted apart', async () => {
    const { host } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const rows = Array.from({ length: 1000 }, (_, i) =>
      aPostingForm({
        title: `操作工${i}`,
        employer: { name: `示例第${i % 100}厂` },
        ...(i % 10 === 0 ? { content: null } : {}),
        ...(i % 10 === 1 ? { requirements: '只招女工' } : {}),
        ...(i % 10 === 2 ? { pay: { min: 40_000, max: 40_000, unit: 'month' as const } } : {}),
      }),
    )
    const input = { header: '岗位|单位', mapping: { 岗位: 'title', 单位: 'employer' } as const, rows, publish: true }
    const began = performance.now()
    expect(await desk.call('desk', 'postings.import', input, desk.clerk)).toEqual({
      ok: true,
      value: { published: 700, drafts: 300, known: 0 },
    })
    process.stdout.write(`1,000 rows over ${wire}: ${Math.round(performance.now() - began)} ms\n`)
    // 13 and 133 to 139; 130, 131 and 132 are drafts.
    expect(await desk.call('desk', 'postings.search', { text: '操作工13' }, desk.clerk)).toMatchObject({
      value: { total: 8 },
    })
    expect(await desk.call('desk', 'postings.own', { limit: 10 }, desk.clerk)).toMatchObject({
      value: { total: 1000, counts: { live: 700, draft: 300, ended: 0 } },
    })
    expect(await desk.call('desk', 'imports.mapping', { header: input.header }, desk.clerk)).toEqual({
      ok: true,
      value: { mapping: input.mapping },
    })
    const again = { ...input, rows: rows.map(row => ({ ...row, id: anId() })) }
    expect(await desk.call('desk', 'postings.import', again, desk.clerk)).toEqual({
      ok: true,
      value: { published: 0, drafts: 0, known: 1000 },
    })
    await desk.close()
  })

  test('one bad row takes the whole sheet back', async () => {
    const { host } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const good = aPostingForm()
    const sheet = (bad: object) => ({
      header: 'x',
      mapping: {},
      rows: [good, { ...good, id: anId(), ...bad }],
      publish: true,
    })
    const cases = [
      [{ title: '' }, 'rows.1.title'],
      [{ title: 'x'.repeat(10_000) }, 'rows.1.title'],
      [{ headcount: 0 }, 'rows.1.headcount'],
      [{ employer: { name: '厂', creditCode: '91500000000000000X' } }, 'rows.1.employer.creditCode'],
      [{ urgent: { reason: '急' } }, 'rows.1.id'],
      [{ validUntilDay: '2026-02-30' }, 'rows.1.validUntilDay'],
    ] as const
    for (const [bad, path] of cases) {
      const reply = await desk.call('desk', 'postings.import', sheet(bad) as never, desk.clerk)
      expect(reply, path).toMatchObject({ ok: false, problem: { code: 'bad-input' } })
      expect(reply.ok ? [] : Object.keys(reply.problem.details?.fields ?? {})).toEqual([path])
    }
    expect(await desk.call('desk', 'postings.own', {}, desk.clerk)).toMatchObject({ value: { total: 0 } })
    expect(await desk.call('desk', 'employers.find', {}, desk.clerk)).toMatchObject({ value: { total: 0 } })
    await desk.close()
  })

  test('an export holds what is public and never a telephone that is not', async () => {
    const { host, setNow } = await aHost()
    const desk = await aStaffedDesk(host, wire)
    const kept = aPostingForm({ contact: { policy: 'desk', phone: '19000000003' } })
    const open = aPostingForm({ title: '装卸工', contact: { policy: 'public', phone: '19000000004' } })
    await desk.call('desk', 'postings.publish', kept, desk.clerk)
    setNow('2026-11-22T02:00:01.000Z')
    await desk.call('desk', 'postings.publish', open, desk.clerk)
    const reply = await desk.call('desk', 'postings.export', {}, desk.clerk)
    expect(reply).toMatchObject({ ok: true, value: { rows: [{ phone: '19000000004' }, { phone: null }] } })
    expect(JSON.stringify(reply)).not.toContain('19000000003')
    await desk.close()
  })
})
