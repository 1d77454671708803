// Reports against a real host: what counts and when, in the market's own time zone; every number as many rows as it says; still right
// after what was registered has been erased.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { insertMatch, stepMatch, undoMatch } from '../../../db/matches.ts'
import { migrate, readMigrations } from '../../../db/migrate.ts'
import type { MatchState } from '../../../db/model/match/state.ts'
import { openWritable, transact } from '../../../db/open.ts'
import type { CallName, InputOf, OutputOf } from '../../../electron/contract/api.ts'
import { endWhatIsOver } from '../../../electron/host/expiry.ts'
import { aHost, aLine } from '../../support/a-host.ts'
import { aDeskForm, anId, aPostingForm, aQuickForm } from '../../support/a-registration.ts'
import { anIdNumber } from '../../support/an-id-number.ts'
import { aTempDir } from '../../support/temp-dir.ts'

async function aMarket({ timeZone = 'Asia/Shanghai', now = '2026-11-22T02:00:00.000Z' } = {}) {
  const dataDir = aTempDir()
  writeFileSync(join(dataDir, 'site.json'), JSON.stringify({ timeZone }))
  const made = await aHost({ dataDir, now })
  const [touch, desk] = [await aLine(made.host, 'touch', 'direct'), await aLine(made.host, 'desk', 'direct')]
  const staffId = anId()
  const opened = await desk.call('desk', 'staff.setUp', { id: staffId, name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  async function get<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<OutputOf<'desk', N>> {
    const reply = await desk.call('desk', name, input, session)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.problem)}`)
    return reply.value
  }
  const report = (period: string) => get('reports.get', { period })
  return {
    ...made,
    touch,
    get,
    report,
    at(moment: string) {
      made.setNow(moment)
    },
    async person(changes: Parameters<typeof aDeskForm>[0] = {}): Promise<string> {
      const form = aDeskForm(changes)
      await get('registrations.create', form)
      return form.id
    },
    /** Takes a match through states, each at a moment. `null` takes the last one back. */
    match(registrationId: string, kind: string | null, steps: readonly (readonly [MatchState | null, string])[]) {
      const site = openWritable(join(dataDir, 'site.db'), 'site')
      const id = anId()
      transact(site, () => {
        const posting = { title: '卸货工', kind, employer: '团结村货运部' }
        insertMatch(site, { id, postingId: anId(), registrationId, posting, score: 80 }, steps[0]?.[1] ?? '')
        const states: (MatchState | null)[] = [null]
        for (const [to, at] of steps) {
          const from = states.at(-1) ?? null
          if (to === null) {
            states.pop()
            undoMatch(site, id, { from: from as MatchState, to: states.at(-1) ?? null, note: '点错', staffId, at })
          } else {
            states.push(to)
            const reason = to === 'failed' ? 'pay' : null
            expect(stepMatch(site, id, { from, to, reason, talk: null, note: '好', staffId, at })).toBe(true)
          }
        }
      })
      site.close()
    },
    /** Every number of a report with the rows behind it. */
    async proof(period: string) {
      const view = await report(period)
      for (const { counted, total } of view.figures)
        expect((await get('reports.rows', { period, counted })).total, counted).toBe(total)
      for (const { counted, by, parts } of view.breakdowns)
        for (const { key, total } of parts)
          expect(
            (await get('reports.rows', { period, counted, of: { by, key } })).total,
            `${counted} ${by} ${key}`,
          ).toBe(total)
      return view
    },
  }
}

type Report = Awaited<ReturnType<Awaited<ReturnType<typeof aMarket>>['report']>>
const totals = ({ figures }: Report) => Object.fromEntries(figures.map(({ counted, total }) => [counted, total]))
const parts = ({ breakdowns }: Report, counted: string, by: string) =>
  Object.fromEntries(
    (breakdowns.find(b => b.counted === counted && b.by === by)?.parts ?? [])
      .filter(part => part.total > 0)
      .map(part => [part.key, part.total]),
  )

test('an empty month is all zeros, day by day, and so is its year', async () => {
  const market = await aMarket()
  const view = await market.proof('2026-02')
  expect(new Set(view.figures.map(({ total, before }) => total + before))).toEqual(new Set([0]))
  expect(view.breakdowns.find(b => b.counted === 'registrations' && b.by === 'step')?.parts).toHaveLength(28)
  expect(view).toMatchObject({ isOpen: false, before: { from: '2026-01-01', until: '2026-02-01', isPart: false } })
  expect((await market.report('2027')).isOpen).toBe(true)
  expect(await market.report('2026-11')).toMatchObject({ isOpen: true, before: { until: '2026-10-23', isPart: true } })
})

test.each([
  // Midnight of the market between two days, months and years; a zone behind UTC, with summer time.
  ['Asia/Shanghai', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'],
  ['America/New_York', '2027-01-01T04:59:59.999Z', '2027-01-01T05:00:00.000Z'],
])('in %s the year ends at its own midnight', async (timeZone, last, first) => {
  const market = await aMarket({ timeZone, now: last })
  const before = await market.person()
  await market.get('postings.publish', aPostingForm({ validUntilDay: '2027-01-31' }))
  market.match(before, 'carrier', [
    ['recommended', last],
    ['agreed', first],
  ])
  market.at(first)
  await market.person({ contact: { kind: 'mobile', number: '19000005555' } })
  const [old, fresh] = [totals(await market.proof('2026-12')), totals(await market.proof('2027-01'))]
  expect(old).toMatchObject({ services: 1, registrations: 1, postings: 1, matches: 1, agreed: 0 })
  // The first person was served again after midnight: by what was agreed.
  expect(fresh).toMatchObject({ services: 2, registrations: 1, postings: 0, matches: 0, agreed: 1 })
  expect(totals(await market.report('2026-12-31'))).toMatchObject({ registrations: 1, agreed: 0 })
  expect(totals(await market.report('2027-01-01'))).toMatchObject({ registrations: 1, agreed: 1 })
  expect(totals(await market.report('2026'))).toMatchObject({ registrations: 1 })
  expect(parts(await market.report('2027-01-01'), 'registrations', 'step')).toEqual({
    '2026-12-31': 1,
    '2027-01-01': 1,
  })
})

test('on the days on which clocks are changed an hour more or less is still that day', async () => {
  const market = await aMarket({ timeZone: 'America/New_York', now: '2026-11-01T03:59:59.000Z' })
  await market.get('postings.publish', aPostingForm({ validUntilDay: '2026-12-31' }))
  // 1 November 2026 has 25 hours there: from 04:00Z to 05:00Z of the next day.
  for (const moment of ['2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.000Z', '2026-11-02T05:00:00.000Z']) {
    market.at(moment)
    await market.get('postings.publish', aPostingForm({ validUntilDay: '2026-12-31' }))
  }
  const days = parts(await market.proof('2026-11'), 'postings', 'step')
  expect(days).toEqual({ '2026-11-01': 2, '2026-11-02': 1 })
  expect(totals(await market.report('2026-10')).postings).toBe(1)
})

test('what is counted: people once a day for all that was done, numbers served, numbers left, postings once, matches by stage', async () => {
  const market = await aMarket({ now: '2026-11-20T02:00:00.000Z' })
  const id = anIdNumber('19800506')
  const person = await market.person({ kinds: ['carrier', 'loading'], document: { kind: 'id-card', number: id } })
  const touched = aQuickForm({ kinds: ['general'], contact: { kind: 'mobile', number: '19000007777' } })
  await market.touch.call('touch', 'registrations.submit', touched)
  const posting = aPostingForm({ kind: 'carrier', headcount: 200 })
  await market.get('postings.publish', posting)
  await market.get('postings.publish', { ...posting, headcount: 180 })
  await market.get('postings.save', aPostingForm())
  market.match(person, 'carrier', [
    ['recommended', '2026-11-20T03:00:00.000Z'],
    ['contacted', '2026-11-20T03:05:00.000Z'],
    ['agreed', '2026-11-21T03:00:00.000Z'],
    ['started', '2026-11-21T04:00:00.000Z'],
    ['unpaid', '2026-11-21T05:00:00.000Z'],
  ])
  market.match(touched.id, null, [
    ['recommended', '2026-11-20T03:00:00.000Z'],
    ['failed', '2026-11-20T04:00:00.000Z'],
    ['recommended', '2026-11-21T03:00:00.000Z'],
    ['agreed', '2026-11-21T03:30:00.000Z'],
    [null, '2026-11-21T03:31:00.000Z'],
  ])
  for (let i = 0; i < 3; i++) await market.get('numbers.give', { id: anId() })
  for (let i = 0; i < 3; i++) await market.get('numbers.callNext', { desk: 1 })
  const view = await market.proof('2026-11')
  expect(totals(view)).toEqual({
    services: 6,
    registrations: 2,
    postings: 1,
    matches: 2,
    agreed: 1,
    contacted: 1,
    talking: 1,
    started: 1,
    paid: 0,
    unpaid: 1,
  })
  // Two people on the 20th and on the 21st again, and two numbers; the third is still being served.
  expect(parts(view, 'services', 'source')).toEqual({ registration: 2, match: 2, number: 2 })
  expect(parts(view, 'services', 'step')).toEqual({ '2026-11-20': 4, '2026-11-21': 2 })
  expect(parts(view, 'registrations', 'kind')).toEqual({ loading: 1, general: 1 })
  expect(parts(view, 'registrations', 'age')).toEqual({ '45-54': 1, unknown: 1 })
  expect(parts(view, 'registrations', 'source')).toEqual({ desk: 1, touch: 1 })
  expect(parts(view, 'matches', 'age')).toEqual({ '45-54': 1, unknown: 1 })
  expect(parts(view, 'agreed', 'kind')).toEqual({ loading: 1 })
  expect(view.figures.find(figure => figure.counted === 'postings')?.people).toBe(180)
  const rows = await market.get('reports.rows', { period: '2026-11', counted: 'agreed' })
  expect(rows).toMatchObject({ total: 1, rows: [{ day: '2026-11-21', maskedName: '王*', title: '卸货工' }] })
  expect(JSON.stringify(await market.get('reports.rows', { period: '2026-11', counted: 'services' }))).not.toMatch(
    /王喆|19000001234|19000007777/,
  )
})

test('numbers stay right after what was registered has been erased, and their rows say so', async () => {
  const market = await aMarket()
  const number = anIdNumber('19650101')
  const person = await market.person({ document: { kind: 'id-card', number } })
  market.match(person, 'carrier', [
    ['recommended', '2026-11-22T03:00:00.000Z'],
    ['agreed', '2026-11-22T03:10:00.000Z'],
  ])
  const before = await market.proof('2026-11')
  const site = openWritable(join(market.dataDir, 'site.db'), 'site')
  expect(endWhatIsOver(site, new Date('2027-03-01T00:00:00.000Z'))).toBe(true)
  const kept = JSON.stringify(site.prepare('select * from registration_fact').all())
  expect(kept).toContain('60+')
  expect(kept).not.toMatch(/王喆|19000001234|1965/)
  site.close()
  const after = await market.proof('2026-11')
  expect({ ...after, madeAt: '' }).toEqual({ ...before, madeAt: '' })
  const rows = await market.get('reports.rows', { period: '2026-11', counted: 'registrations' })
  expect(rows.rows).toMatchObject([{ maskedName: null, isErased: true, source: 'desk' }])
})

test('focus groups are counted as they were said; a form put in the place of another counts as it stands', async () => {
  const market = await aMarket()
  const person = await market.person()
  const site = openWritable(join(market.dataDir, 'site.db'), 'site')
  // As the full form writes it.
  site
    .prepare("update registration set body = json_set(body, '$.focus', json(?), '$.kinds', json(?)) where id = ?")
    .run('[{"group":"older","evidence":"stated"},{"group":"migrant","evidence":"verified"}]', '["general"]', person)
  site.close()
  const view = await market.proof('2026-11')
  expect(parts(view, 'registrations', 'group')).toEqual({ migrant: 1, older: 1 })
  expect(totals(view).registrations).toBe(1)
})

test('files of the version before count what they still know', () => {
  const path = join(aTempDir(), 'site.db')
  const old = new Database(path)
  migrate(old, 'site', readMigrations('site').slice(0, 7))
  const insert = old.prepare(
    `insert into registration (id, revision, body, receipt, day, source, contact_number, created_at, updated_at, valid_until)
     values (?, 1, ?, ?, ?, 'desk', '', ?, ?, ?)`,
  )
  const at = '2026-11-22T02:00:00.000Z'
  insert.run('a', JSON.stringify({ kinds: ['carrier'], birthDate: '2001-11-23' }), 'r1', '2026-11-22', at, at, at)
  insert.run('b', null, 'r2', '2026-11-22', at, at, at)
  old.close()
  const db = openWritable(path, 'site')
  expect(
    db.prepare('select registration_id as id, kinds, age_band as band from registration_fact order by id').all(),
  ).toEqual([
    { id: 'a', kinds: '["carrier"]', band: '16-24' },
    { id: 'b', kinds: '[]', band: null },
  ])
  db.close()
})

test('a locked desk sees no report', async () => {
  const { host } = await aHost()
  const desk = await aLine(host, 'desk', 'direct')
  for (const [name, input] of [
    ['reports.get', { period: '2026-11' }],
    ['reports.rows', { period: '2026-11', counted: 'services' }],
  ] as const)
    expect(await desk.ask({ id: 1, name, input }), name).toMatchObject({ reply: { problem: { code: 'locked' } } })
})
